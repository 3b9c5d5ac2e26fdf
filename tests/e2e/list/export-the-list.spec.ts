import { readFile } from "node:fs/promises";
import { get } from "node:http";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";
import { insertJob } from "../../support/jobs/job-factory";
import { linesOf } from "../../support/log-lines";

const browser = testBrowser();
let cookie: string;

const up = testConsole(async ({ site }) => {
  cookie = await site.userWithCookie("ada", "admin");
});

test("a script with a signed-in cookie gets a CSV that reads back to the same rows", async () => {
  const names = ['<b>"quoted", and\nnew line</b>', "=cmd()", "שלום\u202e", "😀", null];
  for (const name of names) await insertJob(up.database, { name, status: "completed" });
  await insertJob(up.database, { name: "waits", status: "queued" });
  const answer = await up.site.get("/jobs/export-csv?status=completed&sort=name", cookie);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": 'attachment; filename="jobs-export.csv"',
    "cache-control": "private, no-store, no-transform",
    "x-row-count": "5",
  });
  const text = await answer.text();
  expect(text).not.toContain("\r\n");
  const rows: Record<string, string>[] = parse(text, { columns: true });
  expect(Object.keys(rows[0] ?? {})).toEqual([
    "ID",
    "Name",
    "Type",
    "Status",
    "Created",
    "Completed",
    "Duration",
  ]);
  const read = rows.map(({ Name = "" }) => Name.replace(/^'(?==)/, ""));
  expect(new Set(read)).toEqual(new Set(names.map((name) => name ?? "")));
  expect(read).toHaveLength(names.length);
  expect(new Set(rows.map((row) => row.Status))).toEqual(new Set(["Completed"]));
});

test("the page's own link asks for a byte-order mark; a script gets none", async () => {
  const withMark = new Uint8Array(await (await up.site.get("/jobs/export-csv?bom=1", cookie)).arrayBuffer());
  expect([...withMark.slice(0, 5)]).toEqual([0xef, 0xbb, 0xbf, 0x49, 0x44]);
  const without = new Uint8Array(await (await up.site.get("/jobs/export-csv", cookie)).arrayBuffer());
  expect([...without.slice(0, 2)]).toEqual([0x49, 0x44]);
});

test("Export CSV on the page downloads jobs-export.csv, of what the filters show", async () => {
  const id = await insertJob(up.database, { name: "Reading room register", status: "failed" });
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(`${up.site.address}/jobs?status=failed`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export CSV (Failed)" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("jobs-export.csv");
  const rows: Record<string, string>[] = parse(await readFile(await download.path()), {
    columns: true,
    bom: true,
  });
  expect(rows.map((row) => [row.ID, row.Status])).toEqual([[id, "Failed"]]);
  await context.close();
});

test("the page's own export has times that spreadsheets read, in the zone that stands beside the link", async () => {
  const id = await insertJob(up.database, { name: "Register of times", type: "sync" });
  await up.database.sql("update job set created_at = '2026-07-31T22:30:46.591366Z' where id = $1", [id]);
  const context = await browser().newContext({ timezoneId: "Europe/Berlin" });
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(`${up.site.address}/jobs?type=sync`);
  await page.getByText("Times in Europe/Berlin", { exact: true }).waitFor();
  const link = page.getByRole("link", { name: "Export CSV (Sync)", description: "Times in Europe/Berlin" });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const csv = await readFile(await download.path(), "utf8");
  expect(csv).toContain(`${id},Register of times,sync,Pending,2026-08-01 00:30:46,,\n`);
  await context.close();
  const script = await up.site.get("/jobs/export-csv?type=sync", cookie);
  expect(await script.text()).toContain(
    `${id},Register of times,sync,Pending,2026-07-31T22:30:46.591366Z,,\n`,
  );
});

test("a fault in the middle breaks the connection off instead of ending the file early", async () => {
  await up.database.sql(`
    with roots as (insert into object (class_name) select 'Job' from generate_series(1, 60000) returning id)
    insert into job (id, name, type) select id, repeat('x', 200), 'sync' from roots`);
  const outcome = new Promise<{ bytes: number; complete: boolean }>((resolve) => {
    get(`${up.site.address}/jobs/export-csv`, { headers: { cookie } }, (response) => {
      let bytes = 0;
      response.pause();
      // From the start: the connection may be gone by the time that the table is.
      response.on("error", () => undefined);
      response.on("close", () => resolve({ bytes, complete: response.complete }));
      response.once("readable", () => {
        // The reader stops after the first bytes, and the table disappears under the export.
        void up.database.sql("alter table job rename to job_gone").then(() => {
          response.on("data", (chunk: Buffer) => (bytes += chunk.length));
        });
      });
    });
  });
  const { bytes, complete } = await outcome;
  await up.database.sql("alter table job_gone rename to job");
  expect(complete).toBe(false);
  expect(bytes).toBeLessThan(60_000 * 200);
  expect((await up.site.get("/jobs", cookie)).status).toBe(200);
  expect(linesOf(up.site.log(), "request.failed")).toEqual([
    expect.objectContaining({
      path: "/jobs/export-csv",
      request: expect.stringMatching(/^[0-9a-f]{32}$/),
    }),
  ]);
  // Nothing besides: what Next writes of an error holds what the database said, values too.
  expect(up.site.log()).not.toMatch(/failed to pipe|routine:/);
});
