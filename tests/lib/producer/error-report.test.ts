import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { InvalidInput, readErrorReport } from "@/lib/producer";
import { parseRejectedRow } from "@/lib/producer/rejected-row";
import { testDatabase } from "@/tests/support/database";
import { BAD, COLUMNS, errorReportsIn } from "@/tests/support/jobs/error-reports";
import { cpuMs } from "@/tests/support/measure/linear";

const database = testDatabase();
const { runningJob, rowsOf, reportsOf } = errorReportsIn(database);

test("the rows that an import rejects are stored as a table to correct, counted by message", async () => {
  const job = await runningJob();
  const report = job.errorReport(COLUMNS, { name: "bad-airports.csv" });
  await report.add(BAD);
  await report.add({
    row: 20,
    values: { lat: -12.5, name: "=cmd()", _error: "old" },
    column: null,
    message: "gone",
  });
  await report.add({ ...BAD, row: 21, values: [8n, null, undefined] });
  const id = await report.finish({ rowsGiven: 3376 });
  await job.complete();
  expect(id).toMatch(/^[1-9]\d*$/);
  expect(await rowsOf(job)).toEqual({ status: "completed", rows_given: "3376", rows_rejected: "3" });
  expect(await reportsOf(job)).toEqual([
    {
      name: "bad-airports.csv",
      kind: "error_report",
      media_type: "text/csv",
      counts: [
        ["no number", 2],
        ["gone", 1],
      ],
      text: "id,name,lat,_row,_column,_error\n7,Thigpen,x,14,lat,no number\n,'=cmd(),-12.5,20,,gone\n8,,,21,lat,no number\n",
    },
  ]);
});

test("a report that comes back is written again without the columns of the earlier one", async () => {
  const job = await runningJob();
  const report = job.errorReport(["_row", "id", "_error", "id", "_column", ""]);
  await report.add({ row: 2, values: ["14", "a", "old", "b", "old", "c"], column: "id", message: "new" });
  await expect(report.add({ row: 3, values: [], column: "_row", message: "x" })).rejects.toMatchObject({
    field: "column",
  });
  await job.complete();
  expect((await reportsOf(job))[0]?.text).toBe("id,id,,_row,_column,_error\na,b,c,2,id,new\n");
});

test("without a rejected row nothing is stored, and the rows that were given count", async () => {
  const job = await runningJob();
  expect(await job.errorReport(COLUMNS).finish({ rowsGiven: 10 })).toBeNull();
  expect(await job.errorReport(COLUMNS).finish()).toBeNull();
  const second = job.errorReport(COLUMNS);
  await second.add(BAD);
  await second.finish({ rowsGiven: 2 });
  expect(await rowsOf(job)).toMatchObject({ rows_given: "12", rows_rejected: "1" });
  expect(await reportsOf(job)).toHaveLength(1);
});

test("what is wrong with a row is said by its field, and the report continues without it", async () => {
  const job = await runningJob();
  const report = job.errorReport(COLUMNS);
  for (const [row, field] of [
    [{ row: 0 }, "row"],
    [{ row: 1.5 }, "row"],
    [{ row: Number.NaN }, "row"],
    [{ column: "long" }, "column"],
    [{ column: "" }, "column"],
    [{ values: ["1", "2", "3", "4"] }, "values"],
    [{ values: { id: 1, altitude: 2 } }, "values"],
    [{ values: ["x".repeat(17_000_000)] }, "values"],
  ] as const) {
    const error = await report.add({ ...BAD, ...row }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidInput);
    expect(error).toMatchObject({ field });
  }
  await report.add(BAD);
  for (const rowsGiven of [0, -1, 1.5, Number.NaN]) {
    await expect(report.finish({ rowsGiven })).rejects.toMatchObject({ field: "rowsGiven" });
  }
  await report.finish({ rowsGiven: 1 });
  expect((await reportsOf(job))[0]?.counts).toEqual([["no number", 1]]);
  const tooMany = Array.from({ length: 17_000 }, (_, at) => `c${at}`);
  expect(() => job.errorReport(tooMany)).toThrow("columns: at most 16,381.");
});

test("a wide row whose cells are named is read about as quickly as one whose cells are listed", async () => {
  const columns = Array.from({ length: 16_000 }, (_, at) => `column ${at}`);
  const listed = columns.map(() => "x");
  const named = Object.fromEntries(columns.map((name) => [name, "x"]));
  const msOf = (values: string[] | Record<string, string>) =>
    cpuMs(() => {
      for (let row = 2; row < 6; row++)
        parseRejectedRow(columns, { row, values, column: null, message: "no" });
    });
  await msOf(listed);
  expect(await msOf(named)).toBeLessThan(20 * (await msOf(listed)) + 100);
});

test("the 100 most frequent of 10,000 messages are kept apart, and the sum is that of all", async () => {
  const job = await runningJob();
  const report = job.errorReport(COLUMNS);
  const add = (message: string) => report.add({ ...BAD, message });
  for (let at = 0; at < 10_050; at++) await add(`message ${at}`);
  for (let at = 0; at < 99; at++) await add("often");
  for (let at = 0; at < 5; at++) await add("message 7");
  await job.complete();
  const [{ counts } = { counts: null }] = await reportsOf(job);
  expect(counts).toHaveLength(101);
  // The 10,001st distinct message and what follows have no place left, however often they come.
  expect((counts as unknown[])[0]).toEqual(["message 7", 6]);
  expect((counts as unknown[]).at(-1)).toEqual([null, 10_050 + 99 + 5 - 6 - 99]);
  expect(await rowsOf(job)).toMatchObject({ rows_rejected: String(10_050 + 99 + 5) });
});

test("messages of any text are taken, cut at 1,000 characters with a word of it", async () => {
  const job = await runningJob();
  const report = job.errorReport(COLUMNS);
  for (const message of ["😀".repeat(1000), "é".repeat(1200), " ", "nul \0 half \ud800"]) {
    await report.add({ ...BAD, message });
  }
  await job.complete();
  const [{ counts, text: csv } = { counts: [], text: "" }] = await reportsOf(job);
  const label = " … (cut: 1,200 characters)";
  const messages = [
    "😀".repeat(1000),
    "é".repeat(1000 - label.length) + label,
    "No message was given.",
    "nul \uFFFD half \uFFFD",
  ];
  expect((counts as [string, number][]).map(([message]) => message)).toEqual(messages);
  const read = await readErrorReport(Readable.from([String(csv)]));
  const written = [];
  for await (const { message } of read.rows) written.push(message);
  expect(written).toEqual(messages);
});
