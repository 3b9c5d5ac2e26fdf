import { expect, test } from "vitest";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";
import { insertJob, type JobRow } from "../../support/jobs/job-factory";
import { BIG_INTEGERS, LARGE } from "../../support/jobs/large-jobs";

const browser = testBrowser();
const LARGES: [string, JobRow][] = Object.entries(LARGE);
let cookie: string;

const up = testConsole(async ({ site }) => {
  cookie = await site.userWithCookie("ada", "admin");
});

/** Without what only sets it out. */
const withoutBlanks = (text: string) => text.replace(/\s+/g, "");

test.each(LARGES)("%s is folded at first, opens whole, and leaves the page usable", async (_, row) => {
  const id = await insertJob(up.database, row);
  const context = await browser().newContext({ viewport: { width: 1280, height: 800 } });
  const page = await signedInPage(context, up.site.address, cookie);
  const answer = await page.goto(`${up.site.address}/jobs/show/${id}`);
  const text = [row.errorMessage, row.stackTrace, row.output].join("");
  expect((await answer?.body())?.length).toBeLessThan(6 * text.length + 100_000);
  expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThan(6000);
  expect(await page.locator("main details[open]").count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(2000);

  await page.locator("main details > summary").first().click();
  const inner = page.locator("main pre summary");
  if ((await inner.count()) > 0) await inner.first().click();
  const shown = await page.evaluate(() => {
    const parts = [...document.querySelectorAll("#error-message, #trace, #output")].map((part) => {
      const copy = part.cloneNode(true);
      if (copy instanceof Element) for (const ours of copy.querySelectorAll("[data-uncopied]")) ours.remove();
      return copy.textContent;
    });
    return parts.join("");
  });
  expect(withoutBlanks(shown) === withoutBlanks(text)).toBe(true);

  await page.mouse.move(300, 500);
  await page.mouse.wheel(0, 5000);
  await page.evaluate(() => scrollTo(0, 0));
  await page.getByRole("button", { name: "Signed in as ada" }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await context.close();
});

test("integers that a script would round stand in the page as they were written", async () => {
  const id = await insertJob(up.database, {
    status: "completed",
    output: `{"ids": [${BIG_INTEGERS.join()}]}`,
  });
  const page = await (await up.site.get(`/jobs/show/${id}`, cookie)).text();
  for (const integer of BIG_INTEGERS) expect(page).toContain(integer);
});
