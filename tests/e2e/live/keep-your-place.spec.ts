import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { ListMessage, LiveRow } from "@/app/jobs/events/messages";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { movedOn } from "../../support/browser/moved";
import { type ScriptedStream, scriptedStream } from "../../support/browser/scripted-stream";
import { testConsole } from "../../support/console";
import { insertJob } from "../../support/jobs/job-factory";

const browser = testBrowser();
const ids: string[] = [];
let cookie: string;

/** 30 running jobs, newest last. */
const up = testConsole(async ({ database, site }) => {
  cookie = await site.userWithCookie("ada", "admin");
  for (let number = 1; number <= 30; number++) {
    const createdAt = new Date(Date.UTC(2026, 1, 1, 0, number)).toISOString();
    const name = `Import ${number}`;
    ids.push(
      await insertJob(database, { name, description: "Adds the airports", status: "running", createdAt }),
    );
  }
});

interface Watching {
  page: Page;
  stream: ScriptedStream;
  moved: () => Promise<string[]>;
}

/** A live list under a path. */
async function watch(
  path: string,
  look: (watching: Watching) => Promise<void>,
  options?: BrowserContextOptions,
) {
  const context = await browser().newContext({
    viewport: { width: 1280, height: 800 },
    timezoneId: "UTC",
    ...options,
  });
  const page = await signedInPage(context, up.site.address, cookie);
  const stream = await scriptedStream(page);
  const moved = await movedOn(page);
  await page.goto(up.site.address + path);
  await stream.opened();
  await stream.send("reset", {});
  await stream.alive();
  await page.locator("[data-live=live]").waitFor();
  await look({ page, stream, moved });
  await context.close();
}

/** The newest job of the list, by its number from 1. */
const newest = (number: number) => ids.at(-number) ?? expect.unreachable();
const rowOf = (page: Page, id: string) =>
  page.getByRole("row").filter({ has: page.locator(`[data-id]`, { hasText: id }) });

const row = (id: string, change: Partial<LiveRow> = {}): LiveRow => ({
  id,
  name: ["Import by another name"],
  description: ["Row 4,001 of 9,000"],
  status: "running",
  type: ["Import", "What is imported", "import"],
  moments: { createdAt: ["2026-02-01T00:30:00Z", "1 Feb 00:30:00"] },
  elapsed: { text: "3 s" },
  owner: { name: "System", onHover: "System" },
  ...change,
});

const ENDED: Partial<LiveRow> = {
  status: "completed",
  moments: {
    createdAt: ["2026-02-01T00:30:00Z", "1 Feb 00:30:00"],
    finishedAt: ["2026-02-01T00:31:00Z", "00:31:00"],
  },
};

/** Something of everything that a list shows. */
const EVERYTHING = (): Partial<ListMessage> => ({
  cards: { total: 31, pending: 0, running: 28, completed: 1, failed: 1, cancelled: 1 },
  tabs: { general: 31, imports: 30 },
  total: 31,
  newJobs: { count: 3, more: false },
  rows: {
    [newest(1)]: row(newest(1)),
    [newest(2)]: row(newest(2), ENDED),
    [newest(3)]: null,
    [newest(4)]: row(newest(4)),
  },
});

test("the values of cards, tabs, total and rows change without a shift of the page, and the title stays", async () => {
  await watch("/jobs", async ({ page, stream, moved }) => {
    const title = await page.title();
    await stream.send("change", EVERYTHING());
    await page.locator("[data-count=running]").getByText("28", { exact: true }).waitFor();
    expect(await page.getByRole("tab").allTextContents()).toEqual(["General 31", "Imports 30"]);
    await page.getByText("31 jobs", { exact: true }).waitFor();
    expect(await page.getByRole("row").nth(1).textContent()).toContain("Import by another name");
    expect(await rowOf(page, newest(2)).textContent()).toContain("00:31:00");
    expect(await moved()).toEqual([]);
    expect(await page.title()).toBe(title);
  });
});

test("from the first message on, the page counts how long a job has been running, whenever the server read the job", async () => {
  const context = await browser().newContext({ timezoneId: "UTC" });
  const page = await signedInPage(context, up.site.address, cookie);
  const stream = await scriptedStream(page);
  await page.goto(`${up.site.address}/jobs`);
  await stream.opened();
  await page.evaluate(() => {
    const texts = new Set<string>();
    Object.assign(window, { texts });
    new MutationObserver(() => texts.add(document.querySelector("tbody")?.textContent ?? "")).observe(
      document.body,
      { subtree: true, childList: true, characterData: true },
    );
  });
  const running = { startedAt: Date.now() - 3_600_000 };
  await stream.send("reset", {
    rows: { [newest(1)]: row(newest(1), { elapsed: { text: "7 min", soFar: true }, running }) },
  });
  await rowOf(page, newest(1))
    .getByText(/^1 h( \d+ s)? so far$/)
    .waitFor();
  expect(String(await page.evaluate("[...texts].join()"))).not.toContain("7 min so far");
  await context.close();
});

test("focus, selected text, scroll position and filters that are not sent yet survive changes", async () => {
  await watch("/jobs", async ({ page, stream, moved }) => {
    await page.getByRole("combobox", { name: "Status" }).selectOption("failed");
    await page.mouse.wheel(0, 300);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(200);
    const link = rowOf(page, newest(4)).getByRole("link").first();
    await link.focus();
    await link.evaluate((element) => {
      Object.assign(element, { isMine: true });
      const cell = element.closest("tr")?.querySelector("time");
      if (cell) getSelection()?.selectAllChildren(cell);
    });
    const place = () =>
      page.evaluate(() => ({
        scrollY,
        selected: String(getSelection()),
        isFocusKept: "isMine" in (document.activeElement ?? {}),
        chosen: document.querySelector<HTMLSelectElement>("[name=status]")?.value,
      }));
    const before = await place();
    expect(before).toMatchObject({
      // With the year, once it is not the present one any more.
      selected: expect.stringMatching(/^1 Feb( 2026)? 00:27:00$/),
      isFocusKept: true,
      chosen: "failed",
    });
    const moments: LiveRow["moments"] = { createdAt: ["2026-02-01T00:27:00Z", "1 Feb 00:27:00"] };
    const { rows } = EVERYTHING();
    await stream.send("change", {
      ...EVERYTHING(),
      rows: { ...rows, [newest(4)]: row(newest(4), { moments }) },
    });
    await rowOf(page, newest(4)).getByText("Import by another name").waitFor();
    await stream.send("reset", EVERYTHING());
    await page.locator("[data-count=running]").getByText("28", { exact: true }).waitFor();
    expect(await place()).toEqual({ ...before, selected: expect.stringMatching(/^1 Feb/) });
    expect(await moved()).toEqual([]);
  });
});

test("an open dialog with what was typed into it, and an open menu, survive changes", async () => {
  await watch("/jobs", async ({ page, stream }) => {
    await page.getByRole("button", { name: "Clear Old Jobs" }).click();
    const days = page.getByRole("dialog").getByRole("spinbutton");
    await days.fill("45");
    await stream.send("change", EVERYTHING());
    await page.locator("[data-count=running]").getByText("28", { exact: true }).waitFor();
    expect(await days.inputValue()).toBe("45");
    expect(await days.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Signed in as/ }).click();
    const signOut = page.getByRole("button", { name: "Sign out" });
    await signOut.waitFor();
    await stream.send("change", { total: 77 });
    await page.getByText("77 jobs", { exact: true }).waitFor();
    expect(await signOut.isVisible()).toBe(true);
  });
});

test("a job that no longer matches the filter and a job that was deleted stay in the list and say why", async () => {
  await watch("/jobs?status=running", async ({ page, stream, moved }) => {
    const order = () => page.locator("tbody [data-id]").allTextContents();
    const before = await order();
    await stream.send("change", EVERYTHING());
    const ended = rowOf(page, newest(2));
    await ended.getByText("No longer matches the filter.").waitFor();
    expect(await ended.getByRole("img").getAttribute("aria-label")).toBe("Completed");
    const gone = rowOf(page, newest(3));
    await gone.getByText("Deleted", { exact: true }).waitFor();
    expect(await gone.getByRole("img").count()).toBe(0);
    expect(await gone.getByRole("link").first().getAttribute("href")).toBe(
      `/jobs/show/${newest(3)}?status=running`,
    );
    expect(await page.locator("tr[data-left]").count()).toBe(2);
    expect(await order()).toEqual(before);
    expect(await moved()).toEqual([]);
  });
});

test("new jobs are announced once, in a place of their own, by a link to the newest jobs under the same filter", async () => {
  await watch("/jobs?status=running&sort=name&page=2", async ({ page, stream, moved }) => {
    expect(await stream.open()).toEqual([expect.stringMatching(/newSince=20\d\d-/)]);
    const spoken = page.locator("[aria-live=polite]", { hasText: "new job" });
    await stream.send("change", { newJobs: { count: 1, more: false } });
    const link = page.getByRole("link", { name: "1 new job", exact: true });
    await link.waitFor();
    expect(await spoken.textContent()).toBe("1 new job");
    await stream.send("change", { newJobs: { count: 25, more: true } });
    await page.getByRole("link", { name: "25+ new jobs", exact: true }).waitFor();
    expect(await spoken.textContent()).toBe("1 new job");
    expect(await moved()).toEqual([]);
    await page.getByRole("link", { name: "25+ new jobs" }).click();
    await page.waitForURL(`${up.site.address}/jobs?status=running`);
  });
});

test("a list without jobs shows a link to the first new job", async () => {
  await watch("/jobs?status=failed", async ({ page, stream }) => {
    await page.getByRole("heading", { name: "No jobs match these filters" }).waitFor();
    await stream.send("change", { newJobs: { count: 1, more: false } });
    await page.getByRole("heading", { name: "1 new job" }).waitFor();
    expect(await page.getByRole("link", { name: "Show", exact: true }).getAttribute("href")).toBe(
      "/jobs?status=failed",
    );
  });
});
