import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { faultsOf } from "../../support/browser/axe";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { paintedFaults } from "../../support/browser/painted-faults";
import { testConsole } from "../../support/console";
import { insertJob } from "../../support/jobs/job-factory";
import { insertRunning, watchedFor } from "../../support/jobs/signs";

const HOUR = 3_600;
const browser = testBrowser();
let cookie: string;

const up = testConsole(async ({ database, site }) => {
  cookie = await site.userWithCookie("ada", "admin");
  const figures = { name: "Monthly figures of all collections", type: "export" };
  for (let number = 1; number <= 20; number++) await insertJob(database, { ...figures, status: "completed" });
  await insertJob(database, { name: "Waits", type: "sync", status: "queued" });
  await insertRunning(database, { sign: 5, started: 60 }, { name: "Nothing to report", type: "sync" });
  await insertRunning(database, { sign: HOUR, started: HOUR }, { ...figures, description: "For the report" });
  const working = await insertRunning(database, { sign: 5, started: 600 }, { name: "Airports" });
  await database.sql(
    `update job_execution set progress_done = 1200, progress_total = 3376,
       progress_note = 'row 1,200: Aéroport de Genève, with a very long name of its operator' where job_id = $1`,
    [working],
  );
  await watchedFor(database, 24 * HOUR);
});

async function visit<T>(options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser().newContext(options);
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(`${up.site.address}/jobs`);
  const seen = await look(page);
  await context.close();
  return seen;
}

const WIDE = { viewport: { width: 1280, height: 800 } };

test("the card and the rows say what runs, how far it is, and what is silent or late", async () => {
  await visit(WIDE, async (page) => {
    const card = page.getByRole("link", { name: /^Running/ });
    expect(await card.textContent()).toBe("Running31 silent");
    expect(await page.locator('[data-count="running"]').textContent()).toBe("3");
    const nameOf = (name: string) => page.locator("tbody tr", { hasText: name }).locator("th").textContent();
    expect(await nameOf("Airports")).toMatch(/^Airports1,200 of 3,376row 1,200: Aéroport/);
    const marks = page.locator("tbody strong");
    expect(await marks.allTextContents()).toEqual(["Silent for 1 h", "unusually long"]);
    expect(await marks.nth(1).getAttribute("title")).toBe("19 of 20 jobs like it took at most 2.25 s.");
  });
});

test("a row is as high with a second line as without, so that none moves the others", async () => {
  await visit(WIDE, async (page) => {
    const rows = page.locator("tbody tr");
    const heights = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
    expect(heights).toHaveLength(24);
    expect(heights).toEqual(heights.map(() => heights[0]));
  });
});

test("everyone can read it, in light and dark and on a phone, and nothing is cut off", async () => {
  await visit(WIDE, async (page) => {
    expect(await faultsOf(page)).toEqual([]);
    for (const viewport of [WIDE.viewport, { width: 360, height: 740 }]) {
      await page.setViewportSize(viewport);
      expect(await paintedFaults(page)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });
});
