import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { jobTitle } from "@/lib/jobs/job";
import { forOneLine } from "@/lib/readable-text";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { paintedFaults } from "../../support/browser/painted-faults";
import { testConsole } from "../../support/console";
import { BLANK, EXTREMES, insertJobs, NOBODY } from "../../support/jobs/extreme-jobs";

const browser = testBrowser();
const WIDTHS = [1280, 768, 360];
const THEMES = ["light", "dark"] as const;
let cookie: string;
let ids: string[];

const up = testConsole(async ({ database, site }) => {
  cookie = await site.userWithCookie(NOBODY, "admin");
  ids = await insertJobs(database, EXTREMES);
});

async function visit<T>(path: string, look: (page: Page, context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(up.site.address + path);
  const seen = await look(page, context);
  await context.close();
  return seen;
}

/** What can't be read at any width, in any theme, with everything unfolded. */
async function faultsEverywhere(page: Page): Promise<string[]> {
  const folded = page.locator("main details:not([open]) > summary");
  while ((await folded.count()) > 0) await folded.first().click();
  const faults: string[] = [];
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      faults.push(...(await paintedFaults(page)).map((fault) => `${width} px, ${colorScheme}: ${fault}`));
    }
  }
  return faults;
}

test.each([
  ["beyond the window", '<p style="width: 2000px; text-align: right">words</p>'],
  ["cut", '<p style="width: 3em; overflow: hidden; white-space: nowrap">words that go on</p>'],
  ["painted over", '<p>words</p><p style="margin-top: -2.1em">others</p>'],
])("the measure that the tests below take finds what is %s", async (fault, html) => {
  const page = await browser().newPage();
  await page.setContent(html);
  expect((await paintedFaults(page)).join()).toContain(fault);
  await page.setContent("<p>words</p><p>others</p>");
  expect(await paintedFaults(page)).toEqual([]);
  await page.close();
});

test("a list of the oddest jobs can be read at every width, in both themes", async () => {
  await visit("/jobs", async (page) => {
    expect(await page.locator("tbody tr").count()).toBe(EXTREMES.length);
    expect(await faultsEverywhere(page)).toEqual([]);
  });
});

// The jobs without a name look the same, but for their ids.
test.each(
  EXTREMES.slice(0, 1 - BLANK.length).map((job, at) => [
    forOneLine(jobTitle({ name: null, ...job })).slice(0, 20),
    at,
  ]),
)("the page of the job %j can be read at every width, in both themes", async (_, at) => {
  await visit(`/jobs/show/${ids[Number(at)]}`, async (page) => {
    expect(await faultsEverywhere(page)).toEqual([]);
  });
});

test("a name in which there is nothing to see still gives a link to press", async () => {
  await visit("/jobs", async (page) => {
    expect(await page.getByRole("link", { name: "Unnamed job", exact: true }).count()).toBe(BLANK.length + 1);
  });
});

test("counts of nine digits fit their cards", async () => {
  await visit("/jobs", async (page) => {
    await page.evaluate(() => {
      for (const card of document.querySelectorAll("[data-count]")) card.textContent = "888,888,888";
    });
    expect(await page.locator("[data-count]").count()).toBe(6);
    expect(await faultsEverywhere(page)).toEqual([]);
  });
});

test("of 400 types that producers made up, some are suggested, and each can be named and filters", async () => {
  await up.database.sql(
    `with root as (insert into object (class_name) select 'Job' from generate_series(1, 400) returning id)
     insert into job (id, name, type)
     select id, 'A job', 'made_up_' || row_number() over () from root`,
  );
  await visit("/jobs", async (page) => {
    const types = page.getByRole("combobox", { name: "Type" });
    const suggested = await page.locator("#types option[value^=made_up_]").count();
    expect(suggested).toBeGreaterThan(50);
    expect(suggested).toBeLessThanOrEqual(100);
    await types.fill("made_up_399");
    await page.getByRole("button", { name: "Filter" }).click();
    await page.getByText("1–1 of 1", { exact: true }).waitFor();
    expect(await page.locator("tbody tr").textContent()).toContain("made_up_399");
    expect(await types.inputValue()).toBe("made_up_399");
    await types.fill("m".repeat(50));
    await page.getByRole("button", { name: "Filter" }).click();
    await page.getByRole("link", { name: `Export CSV (${"m".repeat(50)})` }).waitFor();
    expect(await faultsEverywhere(page)).toEqual([]);
  });
});
