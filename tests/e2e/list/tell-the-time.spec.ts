import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";
import { insertJobs, ODD_TIMES } from "../../support/jobs/extreme-jobs";

const browser = testBrowser();
let cookie: string;
let ids: Record<string, string>;

const up = testConsole(async ({ database, site }) => {
  cookie = await site.userWithCookie("ada", "admin");
  const inserted = await insertJobs(database, Object.values(ODD_TIMES));
  ids = Object.fromEntries(Object.keys(ODD_TIMES).map((what, at) => [what, inserted[at] ?? ""]));
});

async function inZone<T>(timezoneId: string, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser().newContext({ timezoneId });
  const seen = await look(await signedInPage(context, up.site.address, cookie));
  await context.close();
  return seen;
}

const rowOf = (page: Page, what: keyof typeof ODD_TIMES) =>
  page
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name: `Details of job ${ids[what]}`, exact: true }) });

/** Browsers may know a zone by its name of before 1986. */
test.each([
  ["Asia/Kathmandu", /^Asia\/Kath?mandu$/, ["1 Mar 2026", "15:45:00"]],
  ["Pacific/Apia", /^Pacific\/Apia$/, ["1 Mar 2026", "23:00:00"]],
  ["Pacific/Kiritimati", /^Pacific\/Kiritimati$/, ["2 Mar 2026", "00:00:00"]],
])(
  "a viewer in %s sees their own date and clock, and which zone they are of",
  async (zone, name, [date, clock]) => {
    await inZone(zone, async (page) => {
      await page.goto(`${up.site.address}/jobs`);
      await page.getByText(new RegExp(`^Times are in ${name.source.slice(1, -1)}\\.$`)).waitFor();
      const created = await rowOf(page, "none").locator("[data-label=Created]").textContent();
      // Without the year, if it is the present one.
      expect(date).toContain(created?.replace(` ${clock}`, ""));
      const end = rowOf(page, "none").locator("[data-label=End]");
      expect(await end.textContent()).toBe(clock);
      expect(await end.locator("time").getAttribute("title")).toMatch(/^2026-03-01T10:00:00Z, in UTC$/);
      await page.goto(`${up.site.address}/jobs/show/${ids.none}`);
      const fact = (term: string) =>
        page
          .locator("dl > div")
          .filter({ has: page.getByText(term, { exact: true }) })
          .locator("dd");
      expect(await fact("End").textContent()).toBe(`${date} ${clock}`);
      expect(await fact("Time zone").textContent()).toMatch(name);
    });
  },
);

test.each([
  ["none", /^0 s$/, /^0 s$/],
  ["400 days", /^400 d$/, /^34,560,000 s \(400 d\)$/],
  ["400 days so far", /^400 d 2 h so far$/, /^400 d 2 h so far$/],
  ["a start to come", /^starts in the future$/, /^starts in the future$/],
] as const)(
  "a duration of %s is told so, in the list and on the job's page",
  async (what, inList, onPage) => {
    await inZone("UTC", async (page) => {
      await page.goto(`${up.site.address}/jobs`);
      expect(await rowOf(page, what).locator("[data-label=Duration]").textContent()).toMatch(inList);
      await page.goto(`${up.site.address}/jobs/show/${ids[what]}`);
      const duration = page.locator("dl > div").filter({ has: page.getByText("Duration", { exact: true }) });
      expect(await duration.locator("dd").textContent()).toMatch(onPage);
    });
  },
);

test("a producer's clock that is an hour ahead makes no negative number anywhere", async () => {
  await inZone("UTC", async (page) => {
    for (const path of [
      "/jobs",
      `/jobs/show/${ids["a start to come"]}`,
      `/jobs/show/${ids["a creation to come"]}`,
    ]) {
      await page.goto(up.site.address + path);
      expect(await page.getByRole("main").textContent()).not.toMatch(
        /[-−]\d+(?:\.\d+)? (?:s|min|h|d)\b|the end is before/,
      );
    }
    expect(await page.getByRole("main").textContent()).toContain("Not started yet");
  });
});
