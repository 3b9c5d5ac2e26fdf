import { once } from "node:events";
import { link, mkdir } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { unzip } from "../../support/archive/unzip";
import { testConsole } from "../../support/console";
import { begin, finish } from "../../support/http/raw-request";
import { insertJobFile, insertSparseFile, type TestFile } from "../../support/jobs/job-file-factory";
import { linesOf } from "../../support/log-lines";
import { sizeFor } from "../../support/size";
import { CAN_WATCH, growthDuring, openFilesOf } from "../../support/watched-process";

const MIB = 1024 * 1024;

let cookie: string;
const up = testConsole(async ({ site }) => {
  cookie = await site.userWithCookie("ada", "admin");
});

const start = ({ jobId }: TestFile) =>
  begin(up.site.address, `/jobs/show/${jobId}/files.zip`, { headers: { cookie } });
const openFiles = () => openFilesOf(up.site.pid, up.database.dataDir);

async function bytesOf(answer: IncomingMessage): Promise<number> {
  let bytes = 0;
  answer.on("data", (chunk: Buffer) => (bytes += chunk.length));
  await once(answer, "close");
  expect(answer.complete).toBe(true);
  return bytes;
}

/** Gives the job of a file so many more, all of the same bytes. */
async function addCopies({ jobId, place }: TestFile, count: number) {
  const rows = await up.database.sql(
    `insert into job_file (job_id, kind, name, size, sha256, media_type, store_key)
     select job_id, kind, name, size, sha256, media_type, left(u::text, 2) || '/' || u
     from job_file, generate_series(1, $2::int) n, lateral (select gen_random_uuid() u where n > 0) made
     where job_id = $1 returning store_key`,
    [jobId, count],
  );
  for (const { store_key } of rows) {
    const copy = join(up.database.dataDir, "files", String(store_key));
    await mkdir(dirname(copy), { recursive: true });
    await link(place, copy);
  }
}

test("ten thousand files of one name come with ten thousand names", async () => {
  const count = sizeFor({ small: 500, full: 10_000 });
  const file = await insertJobFile(up.database, { content: "id\n1\n", name: "part.csv" });
  await addCopies(file, count - 1);
  const { body, isComplete, headers } = await finish(await start(file));
  expect([isComplete, headers["content-length"]]).toEqual([true, String(body.length)]);
  const files = await unzip(body);
  expect(new Set(files.map(({ path }) => path)).size).toBe(count);
  expect(new Set(files.map(({ content }) => content.toString()))).toEqual(new Set(["id\n1\n"]));
});

describe.skipIf(!CAN_WATCH)("on a server that is watched", () => {
  test("20 GB go through little memory, and arrive to the byte", async () => {
    const file = await insertSparseFile(up.database, sizeFor({ small: 64, full: 20 * 1024 }) * MIB);
    await insertJobFile(up.database, { jobId: file.jobId, content: "the last" });
    let bytes = 0;
    const growth = await growthDuring(up.site.pid, async () => {
      const answer = await start(file);
      bytes = await bytesOf(answer);
      expect(answer.headers["content-length"]).toBe(String(bytes));
    });
    expect(bytes).toBeGreaterThan(sizeFor({ small: 64, full: 20 * 1024 }) * MIB);
    expect(growth).toBeLessThan(48 * MIB);
  });

  test("readers who leave close the open file, and have done nothing wrong", async () => {
    const file = await insertSparseFile(up.database, 256 * MIB);
    for (let round = 0; round < sizeFor({ small: 10, full: 200 }); round++) {
      const answer = await start(file);
      if (round % 2 === 0) await once(answer, "readable");
      answer.destroy();
      await expect.poll(openFiles).toBe(0);
    }
    expect(linesOf(up.site.log(), "request.failed")).toEqual([]);
  });
});
