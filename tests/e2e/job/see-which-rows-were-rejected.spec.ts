import { rm, truncate } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { createJob, type JobHandle } from "@/lib/producer";
import { faultsOf } from "../../support/browser/axe";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";

const browser = testBrowser();
const COLUMNS = ["iata", "name", "latitude"];
let cookie: string;

const up = testConsole(async ({ site }) => {
  cookie = await site.userWithCookie("anna");
});

async function importJob(name = "Airports"): Promise<JobHandle> {
  const { access, store } = up.database;
  const job = await createJob(access, store, { type: "import", name, owner: "anna", runAt: "/imports/7" });
  await job.start();
  return job;
}

/** An import of 3,376 rows that turned this many down. */
async function importWithRejections(rejected: number, name?: string): Promise<JobHandle> {
  const job = await importJob(name);
  const report = job.errorReport(COLUMNS, { name: "bad-airports.csv" });
  for (let at = 0; at < rejected; at++) {
    const values = [`0${at}M`, "Thigpen", at % 2 ? "" : "31.95x"];
    const column = at === 1 ? null : "latitude";
    await report.add({ row: at + 14, values, column, message: at % 4 ? "no number" : "out of bounds" });
  }
  await report.finish({ rowsGiven: 3376 });
  return job;
}

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser().newContext(options);
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(`${up.site.address}${path}`);
  return page;
}

test("a completed import says how many rows it rejected, in the list, on its card and in its head", async () => {
  const job = await importWithRejections(12);
  await job.complete();
  const page = await open("/jobs", { viewport: { width: 1400, height: 900 } });
  const row = page.getByRole("row", { name: "Airports" });
  expect(await row.getByRole("cell").first().textContent()).toContain("12 of 3,376 rows rejected");
  expect(await row.getByTitle("Completed, 12 of 3,376 rows rejected").isVisible()).toBe(true);
  const card = page.getByRole("link", { name: /^Completed/ });
  expect(await card.getAttribute("title")).toBe("Finished successfully, 1 of them with rejected rows");
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await row.getByText("12 rejected").isVisible()).toBe(true);
  await page.getByRole("link", { name: "Airports", exact: true }).click();
  const head = page.getByTitle("Completed, 12 of 3,376 rows rejected");
  expect(await head.textContent()).toBe("12 of 3,376 rows rejected");
  await page.context().close();
});

test("the rejected rows stand on the job's page with their number, the reason and the cell at fault", async () => {
  const job = await importWithRejections(12);
  await job.complete();
  // Without scripts: nothing of it needs one.
  const page = await open(`/jobs/show/${job.id}`, { javaScriptEnabled: false });
  const section = page.getByRole("region", { name: "Rejected rows", exact: true });
  await section.getByText("Download the 12 rejected rows, correct them, and import that file.").waitFor();
  expect(await section.getByLabel("Rejected rows by message").textContent()).toBe(
    "no number9 rowsout of bounds3 rows",
  );
  const table = section.getByRole("table");
  expect(await table.getByRole("columnheader").allInnerTexts()).toEqual(["Row", "What is wrong", ...COLUMNS]);
  expect(await table.getByRole("rowheader").allInnerTexts()).toEqual(
    Array.from({ length: 12 }, (_, at) => `${at + 14}`),
  );
  // Eleven rows have a cell at fault, the one without a column has none; it is read out and not told by colour alone.
  expect(await table.getByRole("img", { name: "Wrong value:" }).count()).toBe(11);
  expect(await table.getByRole("cell", { name: "Wrong value: 31.95x" }).count()).toBe(6);
  expect(await table.getByRole("cell", { name: "Wrong value: empty" }).count()).toBe(5);
  const link = section.getByRole("link", { name: /^Download bad-airports\.csv \d+ B$/ });
  expect(await link.getAttribute("href")).toMatch(new RegExp(`^/jobs/show/${job.id}/files/\\d+\\?bom=1$`));
  const answer = await up.site.get(String(await link.getAttribute("href")), cookie);
  expect(await answer.text()).toMatch(
    /^\ufeff?iata,name,latitude,_row,_column,_error\n00M,Thigpen,31.95x,14,/,
  );
  await page.context().close();
});

test("of many rows the first 50 are shown, and a failed import shows what it has", async () => {
  const job = await importWithRejections(1204, "Many");
  await job.fail(new Error("cut off"));
  const page = await open(`/jobs/show/${job.id}`);
  await page.getByText("Showing the first 50 of 1,204 rows. The file has all of them.").waitFor();
  expect(await page.getByRole("rowheader").count()).toBe(50);
  expect(await page.getByTitle("Failed, 1,204 of 3,376 rows rejected").isVisible()).toBe(true);
  await page.context().close();
});

test("a table wider than the page scrolls within itself, by keyboard too, and hostile text stays text", async () => {
  const job = await importJob("Wide");
  const columns = [
    "<b>bold</b>",
    "",
    "\u202eevil",
    "C".repeat(5000),
    ...Array.from({ length: 100 }, (_, at) => `column ${at}`),
  ];
  const report = job.errorReport(columns);
  const values = columns.map((_, at) => (at % 2 ? "W".repeat(400) : "<script>alert(1)</script>"));
  for (const column of ["column 90", "", null])
    await report.add({ row: 2, values, column, message: `=x ${"M".repeat(2000)}` });
  await job.complete();
  const page = await open(`/jobs/show/${job.id}`, { viewport: { width: 360, height: 740 } });
  await page.getByText("Showing 40 of 104 columns, including those with wrong values.").waitFor();
  expect(await page.getByRole("columnheader", { name: "column 90" }).count()).toBe(1);
  const long = page.getByRole("columnheader", { name: "CCCC" });
  expect(await long.textContent()).toBe(`${"C".repeat(200)}…`);
  expect(await faultsOf(page)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  const region = page.getByRole("region", { name: /^Rejected rows of/ });
  await region.focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((element) => (element?.scrollLeft ?? 0) > 0, await region.elementHandle());
  await page.context().close();
});

test("axe finds nothing wrong with rejected rows, in the list and on the job's page", async () => {
  const job = await importWithRejections(60);
  await job.fail("cut off");
  const page = await open(`/jobs/show/${job.id}`);
  expect(await faultsOf(page)).toEqual([]);
  await page.goto(`${up.site.address}/jobs`);
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});

test.each([
  ["is gone from", (place: string) => rm(place), "The file with these rows is missing from storage."],
  ["was cut short in", (place: string) => truncate(place, 40), /has changed since it was recorded/],
])(
  "a report that %s storage is said to be so, offers no link, and the page works",
  async (_, harm, sentence) => {
    const job = await importWithRejections(12);
    await job.complete();
    const [file] = await up.database.sql("select store_key from job_file where job_id = $1", [job.id]);
    await harm(join(up.database.dataDir, "files", String(file?.store_key)));
    const page = await open(`/jobs/show/${job.id}`);
    await page
      .getByRole("region", { name: /^Error report/ })
      .getByText(sentence)
      .waitFor();
    expect(await page.getByRole("link", { name: /^Download/ }).count()).toBe(0);
    await page.getByText("9 rows").waitFor();
    await page.getByRole("link", { name: "Back to Jobs" }).click();
    await page.waitForURL(`${up.site.address}/jobs?tab=general#job-${job.id}`);
    await page.context().close();
  },
);
