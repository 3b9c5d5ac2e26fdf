import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createJob, type NewRejectedRow } from "@/lib/producer";
import { testConsole } from "../../support/console";
import { requestRaw } from "../../support/http/raw-request";
import { insertJobFile } from "../../support/jobs/job-file-factory";
import { sizeFor } from "../../support/size";
import { CAN_WATCH, growthDuring } from "../../support/watched-process";

const MB = 1_000_000;

let cookie: string;
const up = testConsole(async ({ site }) => {
  cookie = await site.userWithCookie("ada", "admin");
  await site.get("/jobs", cookie);
});

/** An ended import with one error report of these rows, and the report's file. */
async function importTurningDown(rows: Iterable<NewRejectedRow>) {
  const { access, store } = up.database;
  const job = await createJob(access, store, { type: "import", name: "Large" });
  await job.start();
  const report = job.errorReport(["id", "note"]);
  for (const row of rows) await report.add(row);
  const fileId = await report.finish();
  await job.complete();
  return { id: job.id, path: `/jobs/show/${job.id}/files/${fileId}` };
}

/** The page of a job, without the marks that React leaves between texts. */
async function pageOf(id: string): Promise<string> {
  const answer = await up.site.get(`/jobs/show/${id}`, cookie);
  expect(answer.status).toBe(200);
  return (await answer.text()).replaceAll("<!-- -->", "");
}

test.skipIf(!CAN_WATCH)(
  "the page of an import with a million rejected rows is no larger than that of one with fifty",
  async () => {
    const rows = sizeFor({ small: 20_000, full: 1_000_000 });
    const { id, path } = await importTurningDown(
      (function* (): Generator<NewRejectedRow> {
        for (let at = 0; at < rows; at++)
          yield { row: at + 2, values: [at, "=1+1"], column: "note", message: `Row ${at} is not taken` };
      })(),
    );
    const growth = await growthDuring(up.site.pid, async () => {
      const page = await pageOf(id);
      expect(page).toContain(
        `Showing the first 50 of ${rows.toLocaleString("en")} rows. The file has all of them.`,
      );
      expect(page.length).toBeLessThan(0.5 * MB);
    });
    expect(growth / MB).toBeLessThan(128);
    const { body, headers } = await requestRaw(up.site.address, path, { headers: { cookie } });
    expect(body.length).toBe(Number(headers["content-length"]));
    expect(body.toString().split("\n").filter(Boolean)).toHaveLength(rows + 1);
  },
);

test("a row with a cell of 10 MB is left to the file, and the page says so", async () => {
  const message = "the note is too long";
  const { id } = await importTurningDown([
    { row: 2, values: [1, "x".repeat(10 * MB)], column: "note", message },
  ]);
  const page = await pageOf(id);
  expect(page).toContain("The first row is too long to show here. Download the file to see it.");
  expect(page).toContain(message);
  expect(page.length).toBeLessThan(0.5 * MB);
});

test("what lies in the place of a report and is no CSV at all is said to be none, and its preview too", async () => {
  const { id } = await importTurningDown([{ row: 2, values: [1, "x"], column: null, message: "not taken" }]);
  const content = randomBytes(10 * MB);
  await up.database.sql("delete from job_file where job_id = $1", [id]);
  const noise = await insertJobFile(up.database, {
    jobId: id,
    kind: "error_report",
    name: "noise.csv",
    mediaType: "text/csv",
    content,
  });
  expect(await pageOf(id)).toContain("The stored file is not a readable error report");
  const preview = await up.site.get(`/jobs/show/${id}?preview=${noise.id}`, cookie);
  expect(preview.status).toBe(200);
  expect((await preview.text()).length).toBeLessThan(0.5 * MB);
  const { body } = await requestRaw(up.site.address, noise.path, { headers: { cookie } });
  expect(body.equals(content)).toBe(true);
});
