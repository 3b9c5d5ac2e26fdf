import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { signedInPage } from "../../support/browser/browser";
import { importsAmongOthers, tab, UNSCRIPTED } from "../../support/browser/imports-among-others";
import { follow } from "../../support/http/follow";
import { userWithId } from "../../support/http/user-with-id";
import { insertJob, OLD } from "../../support/jobs/job-factory";

const { up, browser, admin, visit, open, addressOf } = importsAmongOthers();

const typesOf = async (page: Page) => new Set(await page.locator("[data-label=Type]").allTextContents());

test("without JavaScript one keeps to the imports: cards, filters, pages, a job, its neighbours and back", async () => {
  await visit(UNSCRIPTED, async (page) => {
    await open(page, "/jobs");
    await follow(page, tab(page, "Imports"));
    expect(addressOf(page)).toBe("/jobs?tab=imports");
    await expect.poll(() => typesOf(page)).toEqual(new Set(["Import", "Ingest"]));
    await page.getByRole("link", { name: "Last" }).click();
    await page.getByText("26–32 of 32").waitFor();
    expect(addressOf(page)).toBe("/jobs?tab=imports&end=1");
    await follow(page, page.locator("[data-count=failed]"));
    expect(addressOf(page)).toBe("/jobs?tab=imports&status=failed");
    const types = page.getByRole("combobox", { name: "Type" }).getByRole("option");
    await expect.poll(() => types.allTextContents()).toEqual(["All types", "Import", "Ingest"]);
    await page.getByRole("combobox", { name: "Type" }).selectOption("ingest");
    await follow(page, page.getByRole("button", { name: "Filter" }));
    expect(addressOf(page)).toBe(
      "/jobs?tab=imports&status=failed&type=ingest&owner=&since=&sort=date&from=&to=&rejected=&silent=&longer=",
    );
    await expect.poll(() => page.getByRole("rowheader").allTextContents()).toEqual(["ingest 31"]);
    await follow(page, page.getByRole("link", { name: "Clear", exact: true }));
    expect(addressOf(page)).toBe("/jobs?tab=imports");

    await page.getByRole("rowheader").getByRole("link").nth(1).click();
    await page.getByRole("heading", { level: 1, name: "ingest 30" }).waitFor();
    const previous = page.getByRole("link", { name: "Previous job" });
    await previous.click();
    await page.getByRole("heading", { level: 1, name: "ingest 31" }).waitFor();
    // The next newer one is a sync.
    expect(await previous.count()).toBe(0);
    await follow(page, page.getByRole("link", { name: "Back to Jobs" }));
    expect(addressOf(page)).toMatch(/^\/jobs\?tab=imports#job-\d+$/);
    expect(await page.locator("tr:target").getByRole("rowheader").textContent()).toBe("ingest 31");
  });
});

test.each([
  ["/jobs?tab=imports&status=failed", "Failed imports"],
  ["/jobs?status=failed", "Failed jobs"],
  ["/jobs?page=2", "Jobs, page 2"],
  // What the page ignores does not name it.
  ["/jobs?tab=imports&type=sync&status=nonsense", "Imports"],
  ["/jobs?type=nonsense&page=99", "Jobs, page 3"],
])("the browser's tab with %s is called %j", async (path, title) => {
  await visit(UNSCRIPTED, async (page) => {
    await open(page, path);
    expect(await page.title()).toBe(`${title} · Jobs Console`);
  });
});

test.each([
  ["?tab=exports", "Unknown tab “exports” was ignored.", "1–25 of 52"],
  ["?tab=IMPORTS", "Unknown tab “IMPORTS” was ignored.", "1–25 of 52"],
  ["?tab=imports&tab=general", "“tab” appears more than once in the address and was ignored.", "1–25 of 52"],
  [
    "?tab=imports&type=sync",
    "The Imports tab has no jobs of type “sync”, so that filter was ignored.",
    "1–25 of 32",
  ],
  [
    "?tab=imports&type=export",
    "The Imports tab has no jobs of type “export”, so that filter was ignored.",
    "1–25 of 32",
  ],
  [
    "?tab=imports&type=nonsense",
    "The Imports tab has no jobs of type “nonsense”, so that filter was ignored.",
    "1–25 of 32",
  ],
  ["?tab=imports&page=9", "Page 9 doesn’t exist. Showing the last page (2).", "26–32 of 32"],
])("%s is answered with a notice and a list", async (search, notice, position) => {
  await visit(UNSCRIPTED, async (page) => {
    await open(page, `/jobs${search}`);
    expect(await page.getByRole("status").allTextContents()).toContain(notice);
    await page.getByText(position).waitFor();
  });
});

test("Export CSV on the tab says that it takes the imports, and takes them alone", async () => {
  await visit({}, async (page) => {
    await open(page, "/jobs?tab=imports&status=failed");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Export CSV (Imports, Failed)", exact: true }).click(),
    ]);
    const rows: Record<string, string>[] = parse(await readFile(await download.path()), {
      columns: true,
      bom: true,
    });
    expect(rows).toHaveLength(16);
    expect(new Set(rows.map((row) => row.Type))).toEqual(new Set(["import", "ingest"]));
  });
  const answer = await up.site.get("/jobs/export-csv?tab=imports&type=sync", admin.cookie);
  expect(answer.headers.get("x-row-count")).toBe("32");
  await answer.body?.cancel();
});

test("no imports yet and no import that matches look different, and each leads on", async () => {
  const newcomer = await userWithId(up, "newcomer");
  const context = await browser().newContext(UNSCRIPTED);
  const page = await signedInPage(context, up.site.address, newcomer.cookie);
  await insertJob(up.database, { type: "export", owner: newcomer });
  await open(page, "/jobs?tab=imports&status=failed");
  await page.getByRole("heading", { name: "No imports yet" }).waitFor();
  await context.close();
  await visit(UNSCRIPTED, async (admins) => {
    await open(admins, "/jobs?tab=imports&status=running");
    await admins.getByRole("heading", { name: "No imports match these filters" }).waitFor();
    await follow(admins, admins.getByRole("link", { name: "Clear filters" }));
    expect(addressOf(admins)).toBe("/jobs?tab=imports");
  });
  await up.database.sql("delete from object where id in (select id from job where type = 'export')");
});

test("clearing on the tab says whose import jobs go, clears them alone, and says so afterwards", async () => {
  for (const type of ["import", "ingest", "sync"])
    await insertJob(up.database, { type, name: `old ${type}`, status: "failed", ...OLD });
  await up.database.sql("update job set finished_at = now() where finished_at > '2026-01-01'");
  await visit({}, async (page) => {
    await open(page, "/jobs?tab=imports");
    await page.getByRole("button", { name: "Clear Old Jobs" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/^2 of everyone’s imports finished before .* with all files:$/).waitFor();
    await dialog.getByRole("button", { name: "Clear 2 imports" }).click();
    const said = page.getByText(/^Deleted 2 old imports\. All had finished before /);
    await said.waitFor();
    await page.locator("[data-count=total]").getByText("32", { exact: true }).waitFor();
    await page.reload();
    await said.waitFor();
    expect(addressOf(page)).toMatch(/^\/jobs\?tab=imports&cleared=\d+$/);
    expect(await up.database.sql("select name from job where name like 'old %'")).toEqual([
      { name: "old sync" },
    ]);
    await page.getByRole("button", { name: "Clear Old Jobs" }).click();
    await dialog.getByText(/^Nothing to clear: no imports finished before .*\.$/).waitFor();
  });
});
