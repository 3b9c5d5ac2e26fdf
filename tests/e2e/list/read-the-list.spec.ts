import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { checkDistances } from "@/demo/jobs/check-distances";
import { exportFarthest } from "@/demo/jobs/export-farthest";
import { measureDistances } from "@/demo/jobs/measure-distances";
import { SHORT_JOBS } from "@/demo/short-jobs";
import { LIST_COLUMNS } from "@/lib/jobs/columns";
import { faultsOf } from "../../support/browser/axe";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { cutIn, sidewaysPanels } from "../../support/browser/cut";
import { paintedFaults } from "../../support/browser/painted-faults";
import { testConsole } from "../../support/console";
import { insertJob } from "../../support/jobs/job-factory";

const JSON_ERROR = `birdstrikes.csv can't be read as JSON: Unexpected token 'A', "Airport Na"... is not valid JSON`;
/** Of this day, so that the year is the present one. */
const at = (clock: string) => `${new Date().toISOString().slice(0, "2026-11-30".length)}T${clock}Z`;
const STARTED = { createdAt: at("00:00:00.123456"), startedAt: at("00:00:01") };
const ENDED = { ...STARTED, finishedAt: at("00:00:03") };

const browser = testBrowser();
let cookie: string;
let failedId: string;
let owner: { id: string; name: string };

/** The first jobs of the demo: one waits, one is queued, one runs, one failed, one was cancelled, the others completed. */
const up = testConsole(async ({ database, site }) => {
  cookie = await site.userWithCookie("ada", "admin");
  const [ada] = await database.sql("select id::text from app_user where name = 'ada'");
  owner = { id: String(ada?.id), name: "ada" };
  for (let number = 1; number <= 30; number++) {
    const times = { ...ENDED, createdAt: at("00:00:00") };
    await insertJob(database, { name: "Text recognition", type: "ocr_pass", status: "completed", ...times });
  }
  for (const [place, { record }] of SHORT_JOBS.entries()) {
    const status =
      place === 3 ? ("failed" as const) : place === 6 ? ("cancelled" as const) : ("completed" as const);
    const failure = status === "failed" ? { errorMessage: `${JSON_ERROR}\n  at read.ts:1` } : {};
    const id = await insertJob(database, { ...textsOf(record), owner, status, ...ENDED, ...failure });
    if (status === "failed") failedId = id;
  }
  const running = await insertJob(database, {
    ...textsOf(measureDistances.record),
    ...STARTED,
    owner,
    status: "running",
  });
  await database.sql(
    `update job_execution set progress_done = 1200, progress_total = 3364, progress_note = '15F Haskell'
     where job_id = $1`,
    [running],
  );
  await insertJob(database, {
    ...textsOf(checkDistances.record),
    owner: { id: null, name: "tom" },
    status: "queued",
  });
  await insertJob(database, { ...textsOf(exportFarthest.record), status: "pending" });
});

const textsOf = ({ name, description, type }: (typeof SHORT_JOBS)[number]["record"]) => ({
  createdAt: STARTED.createdAt,
  name: name ?? null,
  description: description ?? null,
  type,
});

async function visit<T>(
  path: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser().newContext({ timezoneId: "UTC", ...options });
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(up.site.address + path);
  await page.locator("tbody tr").first().waitFor();
  const seen = await look(page);
  await context.close();
  return seen;
}

const sized = (width: number, height = 800): BrowserContextOptions => ({ viewport: { width, height } });

const headings = (page: Page) => page.locator("thead th").filter({ visible: true }).allTextContents();

test("at 1280 px every column is there, and nothing of the demo's jobs is cut or lies over anything else", async () => {
  await visit("/jobs", sized(1280), async (page) => {
    expect(await page.locator("tbody tr").count()).toBe(25);
    expect(await headings(page)).toEqual(LIST_COLUMNS.map(({ heading }) => heading));
    expect(await cutIn(page)).toEqual([]);
    expect(await paintedFaults(page)).toEqual([]);
  });
});

test("each row says what is most worth knowing, and its date once", async () => {
  await visit("/jobs", sized(1280), async (page) => {
    const row = (name: string) => page.locator("tbody tr", { hasText: name });
    const line = row("Import reports of bird strikes").locator("th > :nth-child(2)");
    expect(await line.textContent()).toBe(JSON_ERROR);
    const [red, ink] = await line.evaluate((element) => [
      getComputedStyle(element).color,
      getComputedStyle(document.body).color,
    ]);
    expect(red).not.toBe(ink);
    expect(await row("Measure the distances").locator("th > p").textContent()).toBe(
      "1,200 of 3,36415F Haskell",
    );
    const times = await page
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((one) => [...one.querySelectorAll("time")].map((time) => time.textContent)),
      );
    for (const [created = "", ...others] of times) {
      expect(created).toMatch(/^\d{1,2} \w+ 00:00:00$/);
      for (const other of others) expect(other).toMatch(/^00:00:0[13]$/);
    }
  });
});

test("columns leave in their order as room shrinks; a table is there from 900 px on, and cards below", async () => {
  await visit("/jobs", sized(1280), async (page) => {
    const leaving = LIST_COLUMNS.filter(({ leaves }) => leaves).toSorted(
      (one, other) => Number(one.leaves) - Number(other.leaves),
    );
    const gone: string[] = [];
    for (const width of [1180, 1100, 1020, 960, 900]) {
      await page.setViewportSize({ width, height: 800 });
      const shown = await headings(page);
      const missing = LIST_COLUMNS.flatMap(({ heading }) => (shown.includes(heading) ? [] : [heading]));
      expect(missing.length, `${width} px`).toBeGreaterThanOrEqual(gone.length);
      expect(new Set(missing)).toEqual(
        new Set(leaving.slice(0, missing.length).map(({ heading }) => heading)),
      );
      expect(await paintedFaults(page), `${width} px`).toEqual([]);
      gone.splice(0, gone.length, ...missing);
    }
    expect(gone).toHaveLength(leaving.length);
    await page.setViewportSize({ width: 899, height: 800 });
    expect(await headings(page)).toEqual([]);
    expect(await paintedFaults(page)).toEqual([]);
  });
});

test("on a phone the first job is in the upper half, the counts are one line, the filters behind a button", async () => {
  await visit("/jobs", { ...sized(360, 740), javaScriptEnabled: false }, async (page) => {
    expect(await paintedFaults(page)).toEqual([]);
    const bottom = await page
      .locator("tbody th > a")
      .first()
      .evaluate((name) => name.getBoundingClientRect().bottom);
    expect(bottom).toBeLessThan(370);
    const tops = await page
      .locator("[data-count]")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(1);
    const status = page.getByRole("combobox", { name: "Status" });
    expect(await status.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Filters" }).click();
    await status.selectOption("failed");
    expect(await sidewaysPanels(page)).toEqual([]);
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await page.getByRole("button", { name: "Filters (1)" }).waitFor();
    expect(await page.locator("tbody tr").count()).toBe(1);
  });
});

test("on paper the filter, the viewer and the date stand above a table without controls, and no row is split", async () => {
  await visit("/jobs?status=failed", sized(1047), async (page) => {
    await page.emulateMedia({ media: "print" });
    for (const words of ["Failed jobs", "1 failed job", /^Seen by ada on \d+ \w+ 20\d\d .*, times in UTC\.$/])
      expect(await page.getByText(words).first().isVisible(), String(words)).toBe(true);
    for (const element of await page.locator("header, nav a, button, label, input, select").all())
      expect(await element.isVisible()).toBe(false);
    expect(await headings(page)).toEqual(
      LIST_COLUMNS.map(({ heading }) => heading).filter((heading) => heading !== "Actions"),
    );
    expect(await page.locator("tbody tr").evaluate((row) => getComputedStyle(row).breakInside)).toBe("avoid");
    for (const width of [1047, 718]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await paintedFaults(page), `${width} px`).toEqual([]);
    }
  });
});

test("the headings stay in sight, lead to an order of an index alone, and say so", async () => {
  await visit("/jobs?status=completed", sized(1280, 300), async (page) => {
    await page.mouse.wheel(0, 5_000);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
    const name = page.getByRole("columnheader", { name: "Name" });
    expect(Math.round((await name.boundingBox())?.y ?? -1)).toBe(0);
    expect(await page.locator("thead a").allTextContents()).toEqual(["Name"]);
    await name.getByRole("link", { name: "Name" }).click();
    await page.waitForURL(`${up.site.address}/jobs?status=completed&sort=name`);
    expect(await name.getAttribute("aria-sort")).toBe("ascending");
    expect(await page.getByRole("link", { name: "Created" }).getAttribute("title")).toMatch(/newest first/);
  });
});

test("one goes to a page and to a job by their numbers, and copies the address of the list", async () => {
  for (let number = 0; number < 30; number++)
    await insertJob(up.database, { type: "sync", status: "completed" });
  const options = { ...sized(1280), permissions: ["clipboard-read", "clipboard-write"] };
  await visit("/jobs?type=ocr_pass&status=&cleared=1&nonsense=x", options, async (page) => {
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("status").getByText("Copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${up.site.address}/jobs?type=ocr_pass`,
    );
    await page.getByLabel("Page", { exact: true }).fill("2");
    await page.getByRole("button", { name: "Go", exact: true }).click();
    await page.getByText("26–30 of 30").waitFor();
    await page.getByLabel("Job ID").fill(`#${failedId}`);
    await page.getByLabel("Job ID").press("Enter");
    await page.waitForURL(`${up.site.address}/jobs/show/${failedId}?type=ocr_pass`);
    await page.goto(`${up.site.address}/jobs?id=abc`);
    await page.getByText("“abc” is not a job ID.").waitFor();
  });
  await visit("/jobs?type=ocr_pass", { javaScriptEnabled: false }, async (page) => {
    expect(await page.getByRole("button", { name: "Copy link" }).isVisible()).toBe(false);
    await page.getByLabel("Job ID").fill("987654321");
    await page.getByRole("button", { name: "Go", exact: true }).click();
    await page.getByRole("heading", { name: "Job not found" }).waitFor();
  });
});

test("a job that fails says why in its row, and the exact times come with the focus", async () => {
  const id = await insertJob(up.database, {
    name: "Copies the catalogue",
    type: "own",
    status: "running",
    owner,
    ...STARTED,
  });
  await visit("/jobs?type=own", sized(1280), async (page) => {
    await page.locator("[data-live=live]").waitFor();
    const row = page.locator("tbody tr");
    await up.database.sql("select jobs.fail_job($1, 'The table is locked.', null)", [id]);
    await row.locator("th").getByText("The table is locked.").waitFor();
    const details = row.getByRole("link", { name: `Details of job ${id}` });
    await row.getByRole("link", { name: "ada" }).focus();
    await page.keyboard.press("Tab");
    const shown = await details.evaluate((link) => getComputedStyle(link, "::after").content);
    expect(shown).toContain(`Created ${STARTED.createdAt}`);
    expect(await faultsOf(page)).toEqual([]);
  });
});
