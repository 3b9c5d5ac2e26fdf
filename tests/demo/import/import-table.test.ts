import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { importTable } from "@/demo/import/import-table";
import { createJob, type JobHandle, readErrorReport } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const { signal } = new AbortController();

const TABLE = `id,name,latitude,_note
1,Kathmandu,27.7,a
,"Nowhere, or anywhere",91,b
3,=HYPERLINK(),-12.5,c
`;

async function started(): Promise<JobHandle> {
  const job = await createJob(database().access, database().store, { type: "import", name: "Places" });
  await job.start();
  return job;
}

const fileOf = (content: string) => ({
  name: "places.csv",
  open: () => Readable.from([Buffer.from(content)]),
});

/** The job's files by kind, with what is in them. */
async function filesOf(id: string) {
  const rows = await database().sql(
    "select kind, name, store_key from job_file where job_id = $1 order by id",
    [id],
  );
  const files = rows.map(async ({ kind, name, store_key: key }) => {
    const opened = await database().store.open(String(key));
    return [kind, { name, content: opened ? await text(opened.stream) : null }];
  });
  return Object.fromEntries(await Promise.all(files));
}

test("an import stores its file, the rows that it imported, and the rejected ones with the reason", async () => {
  const job = await started();
  const imported = await importTable(job, fileOf(TABLE), signal);
  expect(imported).toEqual({
    file: "read as UTF-8, separated by commas",
    remarks: [],
    rows: 3,
    accepted: 2,
    rejected: 1,
  });
  const { input, output, error_report: report } = await filesOf(job.id);
  expect(input).toEqual({ name: "places.csv", content: TABLE });
  expect(output.name).toBe("places-accepted.csv");
  expect(parse(output.content)).toEqual([
    ["id", "name", "latitude", "_note"],
    ["1", "Kathmandu", "27.7", "a"],
    ["3", "=HYPERLINK()", "-12.5", "c"],
  ]);
  expect(report.name).toBe("places-errors.csv");
  expect(parse(report.content)).toEqual([
    ["id", "name", "latitude", "_note", "_row", "_column", "_error"],
    [
      "",
      "Nowhere, or anywhere",
      "91",
      "b",
      "3",
      "id",
      "the id is missing; the latitude is not between -90 and 90",
    ],
  ]);
});

test("what was corrected in an error report is imported, its own columns ignored, and none is left over", async () => {
  const corrected = "\ufeffid;name;latitude;_row;_column;_error\r\n2;Nowhere;9.1;3;id;the id is missing\r\n";
  const job = await started();
  const file = { ...fileOf(corrected), name: "places-errors.csv" };
  expect(await importTable(job, file, signal)).toEqual({
    file: "read as UTF-8, separated by semicolons",
    remarks: ["The columns _row, _column and _error were left out: they belong to an error report."],
    rows: 1,
    accepted: 1,
    rejected: 0,
  });
  const { output, error_report: report } = await filesOf(job.id);
  expect(output).toEqual({ name: "places-accepted.csv", content: "id,name,latitude\n2,Nowhere,9.1\n" });
  expect(report).toBeUndefined();
});

test("a file that is no table fails the import, and says why", async () => {
  const job = await started();
  await expect(importTable(job, fileOf("\0\u0001PNG"), signal)).rejects.toThrow(
    /not a CSV file|no column names/,
  );
  expect(Object.keys(await filesOf(job.id))).toEqual(["input"]);
});

test("a row with cells beyond the header is rejected as a row, with those cells, and the others are imported", async () => {
  const job = await started();
  const table = "_row,name,latitude\n1,Kathmandu\n2,Oslo,59.9,north,\n3,Bern,46.9,,\n";
  expect(await importTable(job, fileOf(table), signal)).toMatchObject({ rows: 3, accepted: 1, rejected: 2 });
  const { output, error_report: report } = await filesOf(job.id);
  expect(output.content).toBe("_row,name,latitude\n3,Bern,46.9\n");
  // The table's own _row stays where it was; the report's comes after it.
  expect(parse(report.content)).toEqual([
    ["_row", "name", "latitude", "_row", "_column", "_error"],
    ["1", "Kathmandu", "", "2", "latitude", "the latitude is not between -90 and 90"],
    ["2", "Oslo", "59.9", "3", "", "the row has 2 cells more than the header: “north”, “”"],
  ]);
  expect(await readErrorReport(Readable.from([report.content]))).toMatchObject({
    columns: ["_row", "name", "latitude"],
  });
});

test("how the file was read is in the job's output, also when a later row can't be read", async () => {
  const job = await started();
  const file = { ...fileOf('id;name\n1;a\n2;"b\n'), encoding: "windows-1252" };
  await expect(importTable(job, file, signal)).rejects.toThrow("row 3 has a quote that is never closed.");
  const [execution] = await database().sql("select output from job_execution where job_id = $1", [job.id]);
  expect(execution?.output).toBe('{"file":"read as Windows-1252, separated by semicolons"}');
});
