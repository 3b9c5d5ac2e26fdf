import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readOpenRounds } from "@/demo/open-rounds";
import { type Recording, startRecording } from "@/demo/recording";
import { openProducer, type Producer } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";
import { type Outage, startOutage } from "@/tests/support/outage";

const database = testDatabase();
const owners = { administrator: "maria", staff: "tom" };
const said: string[] = [];
const ROUNDS_LEFT = 1;
/** The jobs of the first round, and the most that a later one has. */
const [FIRST, LATER] = [13, 8];
let dataDir: string;
let link: Outage;
let producer: Producer;
let recording: Recording;

beforeAll(async () => {
  await database().asUser("maria", "admin");
  await database().asUser("tom");
  dataDir = await mkdtemp(join(tmpdir(), "jobs-console-demo-"));
  link = await startOutage(database().url);
  const place = { databaseUrl: link.url, dataDir };
  producer = await openProducer(place);
  const rounds = await readOpenRounds({ ...place, most: ROUNDS_LEFT });
  recording = startRecording({ producer, owners, rounds, say: (line) => said.push(line), slowness: 0 });
});
afterAll(async () => {
  await recording.stop();
  await producer.close();
  await link.close();
  await rm(dataDir, { recursive: true });
});

const newestId = async () => Number((await database().sql("select max(id) as id from job"))[0]?.id);
const counts = async () => {
  const [row] = await database().sql(
    `select count(*)::int as jobs, count(*) filter (where status in ('pending', 'queued'))::int as waiting,
       count(*) filter (where name like 'Import airports%' and rows_rejected > 0)::int as imports from job`,
  );
  return row;
};

test("rounds follow each other, and old ones are deleted", async () => {
  await recording.recorded;
  const [first] = await database().sql("select min(id)::text as id from job");
  const isThere = async () => (await database().sql("select from job where id = $1", [first?.id])).length;
  await expect.poll(isThere, { timeout: 100_000 }).toBe(0);
  const { jobs, waiting, imports } = Object(await counts());
  expect(jobs).toBeLessThanOrEqual(FIRST + (ROUNDS_LEFT + 2) * LATER);
  expect(waiting).toBeGreaterThan(0);
  expect(imports).toBeGreaterThan(0);
  const ended = (await readdir(join(dataDir, "demo-rounds"))).filter((name) => name.endsWith(".ended"));
  expect(ended.length).toBeLessThanOrEqual(ROUNDS_LEFT + 1);
}, 120_000);

test("a lost database is said, and recording continues when it is back", async () => {
  link.cut();
  await expect.poll(() => said.join("\n"), { timeout: 30_000 }).toContain("The demo stopped recording");
  const before = await newestId();
  link.restore();
  await expect.poll(newestId, { timeout: 60_000 }).toBeGreaterThan(before + LATER);
  expect(said.join("\n")).toContain("The demo is recording again.");
}, 120_000);
