import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { createJob, type JobHandle, type RejectedRow, readErrorReport, readTable } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";
import { sizeFor } from "@/tests/support/size";

const database = testDatabase();
const MB = 1_000_000;
/** What Node itself takes in between collections, and a buffer on each side. */
const FLAT = 150 * MB;

async function runningJob(): Promise<JobHandle> {
  const job = await createJob(database().access, database().store, { type: "import", name: "Large" });
  await job.start();
  return job;
}

/** The bytes of a stored file, as a stream. */
async function stored(fileId: string | null): Promise<Readable> {
  const [row] = await database().sql("select store_key from job_file where id = $1", [fileId]);
  const file = await database().store.open(String(row?.store_key));
  if (!file) throw new Error("the file is gone");
  return file.stream;
}

test("a million rejected rows go out and come back in little memory, counted exactly", async () => {
  const rows = sizeFor({ small: 30_000, full: 1_000_000 });
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = (at: number) => {
    if (at % 1000 === 0) most = Math.max(most, process.memoryUsage().rss);
  };
  const job = await runningJob();
  const report = job.errorReport(["id", "name", "note"]);
  for (let at = 0; at < rows; at++) {
    watch(at);
    // Every row has a message of its own: the worst that an import can do.
    const values = [at, "Thigpen, Bay Springs", "=SUM(A1:A9)"];
    await report.add({
      row: at + 2,
      values,
      column: "note",
      message: `Row ${at}: ${"too long ".repeat(20)}`,
    });
  }
  const fileId = await report.finish({ rowsGiven: rows });
  await job.complete();
  let read = 0;
  let last: RejectedRow | null = null;
  for await (const row of (await readErrorReport(await stored(fileId))).rows) {
    watch(read++);
    last = row;
  }
  expect([read, last?.row, last?.values[2]]).toEqual([rows, rows + 1, "=SUM(A1:A9)"]);
  expect(most - before).toBeLessThan(FLAT);
  const [counted] = await database().sql(
    "select sum(rows)::int as rows, count(*)::int as messages from job_rejection where file_id = $1",
    [fileId],
  );
  expect(counted).toEqual({ rows, messages: 101 });
});

test("a cell of 10 MB goes the whole way; one that would fill the memory is refused with its row", async () => {
  const large = `${'"=\n'.repeat((10 * MB) / 3)}é`;
  const job = await runningJob();
  const report = job.errorReport(["text"]);
  await report.add({ row: 2, values: [large], column: null, message: "too long" });
  const fileId = await report.finish();
  for await (const { values } of (await readErrorReport(await stored(fileId))).rows) {
    expect(values[0] === large).toBe(true);
  }
  const before = process.memoryUsage().rss;
  const most = sizeFor({ small: 2000, full: 100_000 });
  // In pieces as a disk gives them.
  for (const endless of [
    "x".repeat(65_536),
    'some text ""quoted"" here '.repeat(2500),
    "x,".repeat(32_768),
  ]) {
    let given = 0;
    const file = Readable.from(
      (function* () {
        yield 'a,b\n1,2\n3,"';
        for (; given < most; given++) yield Buffer.from(endless);
      })(),
    );
    const readAll = async () => {
      for await (const { row } of (await readTable(file)).rows) expect(row).toBe(2);
    };
    await expect(readAll()).rejects.toThrow("file: row 3 is longer than 16,777,216 characters.");
    // The rest of the file is not even read.
    expect(given).toBeLessThan(600);
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(2 * FLAT);
});

test("a header without an end is refused, however long the file is", async () => {
  let given = 0;
  const file = Readable.from(
    (function* () {
      for (; given < 5000; given++) yield Buffer.alloc(MB, "x");
    })(),
  );
  await expect(readTable(file)).rejects.toThrow(/^file: /);
  expect(given).toBeLessThan(50);
});
