import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { makeBareTables } from "@/bench/bare-tables";
import { openProducers } from "@/bench/load/recording";
import { withSession } from "@/bench/seed/session";
import { dropDatabase } from "@/bench/seeded-database";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const name = `bare_${randomBytes(8).toString("hex")}`;
let url = "";

beforeAll(async () => {
  url = await makeBareTables(inject("server").url, name);
});
afterAll(() => dropDatabase(inject("server").url, name));

const read = (query: string) => withSession(url, async (session) => (await session.query(query)).rows);

test("the tables of records keep nothing but their primary keys", async () => {
  const kept = await read(`
    select indexrelid::regclass::text as name from pg_index
    where indrelid in ('object'::regclass, 'job'::regclass, 'job_execution'::regclass)
    union all
    select conname from pg_constraint where contype not in ('p', 'n')
      and conrelid in ('object'::regclass, 'job'::regclass, 'job_execution'::regclass)
    union all
    select tgname from pg_trigger where tgrelid in ('object'::regclass, 'job'::regclass, 'job_execution'::regclass)
    order by name`);
  expect(kept).toEqual([{ name: "job_execution_pkey" }, { name: "job_pkey" }, { name: "object_pkey" }]);
});

test("producers record whole jobs there, and say how many a second", async () => {
  const producers = openProducers(url, database().dataDir);
  try {
    expect(await producers.cyclesPerSecond(300)).toBeGreaterThan(0);
  } finally {
    await producers.close();
  }
  const [ended] =
    await read(`select bool_and(status = 'completed' and started_at <= finished_at and job_execution.duration >= 0
    and owner_id is not null) as whole, count(*)::int > 0 as any from job join job_execution on job_id = id`);
  expect(ended).toEqual({ whole: true, any: true });
});
