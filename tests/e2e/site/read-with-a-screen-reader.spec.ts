import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { spokenRows } from "../../support/browser/spoken-table";
import { testConsole } from "../../support/console";
import { recordEveryKind } from "../../support/jobs/every-kind-of-job";
import { insertJob } from "../../support/jobs/job-factory";

const browser = testBrowser();
let cookie: string;
let page: Page;
let jobs: Awaited<ReturnType<typeof recordEveryKind>>;

const up = testConsole(async ({ database, site }) => {
  cookie = await site.userWithCookie("ada", "admin");
  jobs = await recordEveryKind(database, "ada");
});
beforeAll(async () => {
  const context = await browser().newContext({ timezoneId: "UTC" });
  page = await signedInPage(context, up.site.address, cookie);
});
afterAll(() => page.context().close());

const open = (path: string) => page.goto(up.site.address + path);

test.each<[string, () => string, string, string[]]>([
  ["the list", () => "/jobs", "All jobs", ["Breadcrumb", "Main", "Pages"]],
  ["a job", () => `/jobs/show/${jobs.failed}`, "Fails", ["Breadcrumb", "Main", "Jobs"]],
  ["a job that is not there", () => "/jobs/show/987654321", "Job not found", []],
  ["a page that is not there", () => "/nothing", "Page not found", []],
])("%s has one main heading, and its parts are named", async (_, path, heading, navigations) => {
  await open(path());
  expect(await page.getByRole("heading", { level: 1 }).allTextContents()).toEqual([heading]);
  for (const landmark of ["banner", "main"] as const)
    expect(await page.getByRole(landmark).count(), landmark).toBe(1);
  const named = page.getByRole("navigation");
  expect(await Promise.all((await named.all()).map((one) => one.getAttribute("aria-label")))).toEqual(
    navigations,
  );
  expect(await page.title()).toMatch(/ · Jobs Console$/);
});

test("the list is a table with headings; a row is named by its job", async () => {
  const id = await insertJob(up.database, { name: "Told", description: "In full", status: "failed" });
  await open("/jobs?status=failed&page=1");
  await page.getByRole("table", { name: "Jobs, times in UTC" }).waitFor();
  const [headings = [], ...rows] = await spokenRows(page);
  expect(headings).toEqual(
    [
      "Status",
      "ID",
      "Name",
      "Type",
      "Created",
      "Start",
      "End",
      "Failed",
      "Duration",
      "Run by",
      "Actions",
    ].map((heading) => `columnheader: ${heading}`),
  );
  expect(rows.find((row) => row.includes("rowheader: Told In full"))).toEqual([
    "cell: Failed Failed",
    `cell: ${id}`,
    "rowheader: Told In full",
    "cell: Import",
    // With the year, once it is not the present one any more.
    expect.stringMatching(/^cell: 1 Mar( 2026)? 10:00:00$/),
    "cell: 10:00:01",
    "cell: 10:00:03",
    "cell: 10:00:03",
    "cell: 2.25 s",
    "cell: System",
    `cell: Details of job ${id}`,
  ]);
});

test("on a phone the table stays one, and each value comes with its label", async () => {
  const id = await insertJob(up.database, { name: "Told small", status: "failed" });
  await page.setViewportSize({ width: 360, height: 740 });
  await open("/jobs?status=failed&page=1");
  await page.getByRole("table", { name: "Jobs, times in UTC" }).waitFor();
  const rows = await spokenRows(page);
  expect(rows.find((row) => row.includes("rowheader: Told small"))).toEqual([
    "cell: Failed Failed",
    `cell: ID ${id}`,
    "rowheader: Told small",
    "cell: Type Import",
    expect.stringMatching(/^cell: Created 1 Mar( 2026)? 10:00:00$/),
    "cell: Start 10:00:01",
    "cell: End 10:00:03",
    "cell: Failed 10:00:03",
    "cell: Duration 2.25 s",
    "cell: Run by System",
    `cell: Details of job ${id}`,
  ]);
  await page.setViewportSize({ width: 1280, height: 800 });
});

test("what came of copying and of clearing is announced where a screen reader listens already", async () => {
  await open(`/jobs/show/${jobs.json}`);
  const copied = await page.getByRole("region", { name: "Output" }).getByRole("status").elementHandle();
  expect(await copied?.textContent()).toBe("");
  await page.getByRole("button", { name: "Copy output" }).click();
  await expect.poll(() => copied?.textContent()).toBe("Copied");

  await open("/jobs");
  const cleared = await page.getByRole("status").first().elementHandle();
  expect(await cleared?.textContent()).toBe("");
  await page.getByRole("button", { name: "Clear Old Jobs" }).click();
  const dialog = page.getByRole("dialog", { name: "Clear old jobs" });
  const consequence = dialog.locator("[aria-live=polite]");
  await consequence.getByText("of everyone’s jobs").waitFor();
  await dialog.getByRole("spinbutton", { name: "Finished more than days ago" }).fill("3650");
  await consequence.getByText("Nothing to clear").waitFor();
  await dialog.getByRole("spinbutton").fill("2000");
  await consequence.getByText("1 of everyone’s jobs").waitFor();
  await dialog.getByRole("button", { name: /^Clear/ }).click();
  await expect.poll(() => cleared?.textContent()).toMatch(/^Deleted 1 old job\. It had finished before /);
});

test("only what runs turns: what waits has a still clock", async () => {
  await open("/jobs?status=pending");
  const mark = page.getByRole("img", { name: "In progress" }).first();
  expect(await mark.evaluate((element) => getComputedStyle(element).animationName)).toBe("none");
});

test("what turns stands still for those who asked for less motion", async () => {
  await open("/jobs?status=running");
  const mark = page.getByRole("img", { name: "In progress" }).first();
  const turning = () => mark.evaluate((element) => getComputedStyle(element).animationName);
  expect(await turning()).toBe("spin");
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await turning()).toBe("none");
  await page.emulateMedia({ reducedMotion: null });
});
