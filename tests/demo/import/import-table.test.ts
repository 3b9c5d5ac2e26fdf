import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { importTable } from "@/demo/import/import-table";
import { createJob, type JobHandle } from "@/lib/producer";
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
  expect(imported).toEqual({ rows: 3, accepted: 2, rejected: 1 });
  const { input, output, error_report: report } = await filesOf(job.id);
  expect(input).toEqual({ name: "places.csv", content: TABLE });
  expect(output.name).toBe("places-accepted.csv");
  expect(parse(output.content)).toEqual([
    ["id", "name", "latitude"],
    ["1", "Kathmandu", "27.7"],
    ["3", "=HYPERLINK()", "-12.5"],
  ]);
  expect(report.name).toBe("places-errors.csv");
  expect(parse(report.content)).toEqual([
    ["id", "name", "latitude", "_row", "_column", "_error"],
    [
      "",
      "Nowhere, or anywhere",
      "91",
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
  expect(await importTable(job, file, signal)).toEqual({ rows: 1, accepted: 1, rejected: 0 });
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
