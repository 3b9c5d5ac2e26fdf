import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { faultsOf } from "../../support/browser/axe";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { enter } from "../../support/browser/focus";
import { paintedFaults } from "../../support/browser/painted-faults";
import { spokenRows } from "../../support/browser/spoken-table";
import { testConsole } from "../../support/console";
import { follow } from "../../support/http/follow";
import { COLOURED, TURNED } from "../../support/jobs/extreme-jobs";
import { insertJob } from "../../support/jobs/job-factory";
import { insertSubtasks } from "../../support/jobs/subtask-factory";

const browser = testBrowser();
const PHONE = { width: 360, height: 740 };
let cookie: string;
let many: string;
let few: string;

const up = testConsole(async ({ database, site }) => {
  cookie = await site.userWithCookie("ada", "admin");
  many = await insertJob(database, { name: "Many steps", status: "failed", errorMessage: "Two are wrong" });
  await insertSubtasks(database, many, { completed: 6_998, failed: 52, cancelled: 2_950 });
  few = await insertJob(database, { name: "Few steps", status: "running" });
  await insertSubtasks(database, few, { completed: 40, failed: 2, running: 1, pending: 7 });
});

async function visit<T>(path: string, look: (page: Page) => Promise<T>, options?: BrowserContextOptions) {
  const context = await browser().newContext({ timezoneId: "UTC", ...options });
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(up.site.address + path);
  const seen = await look(page);
  await context.close();
  return seen;
}

const section = (page: Page) => page.getByRole("region", { name: "Subtasks" });
const names = (page: Page) => section(page).getByRole("rowheader").allTextContents();

test("of 10,000 steps one click leads to those that failed, and the way back to the list stays", async () => {
  const withoutScript = { javaScriptEnabled: false };
  await visit(
    `/jobs/show/${many}?status=failed`,
    async (page) => {
      expect((await names(page)).slice(0, 2)).toEqual(["Step 1", "Step 2"]);
      const statuses = page.getByRole("navigation", { name: "Subtasks by status" }).getByRole("link");
      expect(await statuses.allTextContents()).toEqual([
        "All10,000",
        "Failed52",
        "Cancelled2,950",
        "Completed6,998",
      ]);
      await follow(page, page.getByRole("link", { name: "52 failed" }));
      expect(page.url()).toBe(`${up.site.address}/jobs/show/${many}?status=failed&subtasks=failed#subtasks`);
      expect((await names(page)).slice(0, 2)).toEqual(["Step 6999", "Step 7000"]);
      expect(await section(page).getByText("no such file").count()).toBe(50);

      const pages = page.getByRole("navigation", { name: "Pages of subtasks" });
      await follow(page, pages.getByRole("link", { name: "Next" }));
      expect(page.url()).toMatch(/\?status=failed&subtasks=failed&subtaskPage=2#subtasks$/);
      expect(await names(page)).toEqual(["Step 7049", "Step 7050"]);
      expect(await pages.textContent()).toMatch(/51–52 of 52.*Page 2 of 2/);

      await follow(page, statuses.filter({ hasText: "All" }));
      expect(page.url()).toBe(`${up.site.address}/jobs/show/${many}?status=failed#subtasks`);
      await follow(page, page.getByRole("link", { name: "Back to Jobs" }));
      expect(page.url()).toBe(`${up.site.address}/jobs?status=failed#job-${many}`);
    },
    withoutScript,
  );
});

test("without a mouse the first failed of a few steps is two keys away, and stands out", async () => {
  await visit(`/jobs/show/${few}`, async (page) => {
    expect(await names(page)).toHaveLength(50);
    expect(await page.getByRole("navigation", { name: "Subtasks by status" }).count()).toBe(0);
    const row = page.getByRole("row", { name: /Step 41/ });
    const ground = () => row.evaluate((element) => getComputedStyle(element).backgroundColor);
    const usual = await page
      .getByRole("row", { name: /Step 40/ })
      .evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await ground()).not.toBe(usual);
    await enter(page, page.getByRole("link", { name: "2 failed" }));
    await page.waitForURL(/#subtask-41$/);
    expect(await row.evaluate((element) => element.matches(":target"))).toBe(true);
    await expect.poll(() => row.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(720);
  });
});

test("a job without steps has no such section; one with a chosen status that no step has says so", async () => {
  const none = await insertJob(up.database, { status: "failed" });
  await visit(`/jobs/show/${none}?subtasks=failed`, async (page) => {
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await section(page).count()).toBe(0);
  });
  await visit(`/jobs/show/${few}?subtasks=cancelled`, async (page) => {
    await section(page).getByText("No cancelled subtasks.").waitFor();
    await follow(page, section(page).getByRole("link", { name: "All" }));
    expect(await names(page)).toHaveLength(50);
  });
});

test.each([
  ["?subtasks=queued", "Unknown subtask status “queued” was ignored.", "1–50 of 10,000"],
  ["?subtaskPage=0", "Unknown subtask page “0” was ignored.", "1–50 of 10,000"],
  [
    "?subtaskPage=999",
    "Subtask page 999 doesn’t exist. Showing the last page (200).",
    "9,951–10,000 of 10,000",
  ],
])("of %s the section says what it ignores", async (search, notice, position) => {
  await visit(`/jobs/show/${many}${search}`, async (page) => {
    expect(await section(page).getByRole("status").textContent()).toBe(notice);
    expect(await page.getByRole("navigation", { name: "Pages of subtasks" }).textContent()).toContain(
      position,
    );
  });
});

test("progress is counted from the steps, and says so, until the job reports its own", async () => {
  const panel = (page: Page) => page.getByRole("region", { name: "Progress" });
  await visit(`/jobs/show/${few}`, async (page) => {
    expect(await panel(page).textContent()).toContain(
      "40 of 50 subtasks completed, 2 failedcounted from its subtasks",
    );
    await up.database.sql(
      "update job_execution set progress_done = 7, progress_total = 9 where job_id = $1",
      [few],
    );
    await page.reload();
    expect(await panel(page).textContent()).toContain("7 of 9");
    expect(await panel(page).textContent()).not.toContain("subtasks");
  });
});

test("the steps are a table with headings; a row is named by its step", async () => {
  await visit(`/jobs/show/${many}?subtasks=failed&subtaskPage=2`, async (page) => {
    await page.getByRole("table", { name: "Subtasks, times in UTC" }).waitFor();
    const [headings, row] = await spokenRows(page);
    expect(headings).toEqual(
      ["#", "Task name", "Status", "Started", "Finished", "Error"].map((name) => `columnheader: ${name}`),
    );
    expect(row).toEqual([
      "cell: 7049",
      "rowheader: Step 7049",
      "cell: Failed",
      "cell: 1 Mar 2026 10:00:01",
      "cell: 10:00:03",
      "cell: no such file",
    ]);
  });
});

test("axe finds nothing wrong with them, wide or on a phone, by daylight or in the dark", async () => {
  for (const path of [`/jobs/show/${few}`, `/jobs/show/${many}?subtasks=failed&subtaskPage=9`]) {
    expect(await visit(path, faultsOf)).toEqual([]);
  }
});

test("names and errors of any kind run nothing, are isolated, folded and can be read at every width", async () => {
  const texts = [
    "W".repeat(255),
    `${TURNED}gpj.exe`,
    COLOURED,
    "\u200b",
    "a\nb\n".repeat(60),
    "<b>bold</b><!--",
  ];
  const odd = await insertJob(up.database, { status: "running" });
  for (const [at, text] of texts.entries()) {
    await up.database.sql(
      `insert into job_subtask (job_id, number, name, status, started_at, finished_at, error)
       values ($1, $2, $3, 'failed', '2026-03-01', '2026-03-02', $4)`,
      [odd, at + 1, text, text.repeat(Math.floor(4000 / Buffer.byteLength(text)))],
    );
  }
  await visit(`/jobs/show/${odd}`, async (page) => {
    expect((await names(page)).slice(1)).toEqual([
      `${TURNED}gpj.exe`,
      "red and linked",
      "Unnamed subtask",
      texts[4],
      texts[5],
    ]);
    expect(await section(page).getByText("No message was reported.").count()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(4000);
    for (const width of [1280, 768, PHONE.width]) {
      await page.setViewportSize({ ...PHONE, width });
      expect(await paintedFaults(page)).toEqual([]);
    }
  });
});
