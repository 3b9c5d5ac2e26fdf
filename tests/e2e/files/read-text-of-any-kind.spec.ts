import type { BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readable } from "@/lib/readable-text";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";
import { COLOURED, SCRIPTS, TURNED } from "../../support/jobs/extreme-jobs";
import { insertJob, type JobRow } from "../../support/jobs/job-factory";

const browser = testBrowser();
let cookie: string;
let context: BrowserContext;
let page: Page;

const up = testConsole(async ({ site }) => {
  cookie = await site.userWithCookie("ada", "admin");
});

beforeAll(async () => {
  context = await browser().newContext();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  page = await signedInPage(context, up.site.address, cookie);
});
afterAll(() => context.close());

/** A failed job that says this wherever a producer can say something. */
async function jobSaying(text: string, more: JobRow = {}): Promise<string> {
  return insertJob(up.database, {
    name: text,
    description: text,
    status: "failed",
    owner: { id: null, name: text },
    objectLabel: text,
    runAt: text,
    errorMessage: text,
    stackTrace: `Error: ${text}\n    at run (/srv/${text}.ts:1:1)`,
    output: text,
    ...more,
  });
}

/** Whether a text of the console's own reads from left to right where it stands. */
const readsOnward = (within: Locator, words: string): Promise<boolean> =>
  within.evaluate((element, searched) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const edge = (text: Node, at: number) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().left;
    };
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const at = text.nodeValue?.indexOf(searched) ?? -1;
      if (at >= 0) return edge(text, at) < edge(text, at + searched.length - 1);
    }
    throw new Error(`the page does not say ${searched}`);
  }, words);

test.each(Object.entries(SCRIPTS))(
  "%s text is shown to the character, wherever it stands",
  async (_, text) => {
    const id = await jobSaying(text);
    await page.goto(`${up.site.address}/jobs/show/${id}`);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(text);
    expect(await page.title()).toContain(text);
    expect(await page.locator("#error-message").textContent()).toBe(text);
    expect(await page.locator("#output").textContent()).toBe(text);
    await page.goto(`${up.site.address}/jobs`);
    const row = page
      .getByRole("row")
      .filter({ has: page.getByRole("link", { name: `Details of job ${id}` }) });
    expect(await row.getByRole("rowheader").textContent()).toBe(text + text);
  },
);

test("a mark that turns text around ends with the text that it stands in", async () => {
  const id = await jobSaying(`${TURNED}gpj.exe`);
  await page.goto(`${up.site.address}/jobs`);
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: `Details of job ${id}` }) });
  expect(await readsOnward(row, "(deleted)")).toBe(true);
  await page.goto(`${up.site.address}/jobs/show/${id}`);
  const main = page.getByRole("main");
  for (const words of ["(deleted)", "(no longer there)", "Fix the cause", "Stack trace", "Time zone"])
    expect(await readsOnward(main, words), words).toBe(true);
  expect(await page.title()).toBe(`Job ${id}: gpj.exe – Failed · Jobs Console`);
  const tooltips = await page
    .locator("[title]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("title")));
  expect(tooltips.join("")).not.toContain(TURNED);
});

test("colour codes are shown nowhere, and what is copied has none", async () => {
  const id = await jobSaying(COLOURED);
  const shown = readable(COLOURED);
  expect(shown).toBe("red and linked");
  for (const path of ["/jobs", `/jobs/show/${id}`]) {
    await page.goto(up.site.address + path);
    const words = `${await page.getByRole("main").textContent()}${await page.title()}`;
    expect(words).toContain(shown);
    expect(words).not.toMatch(/\[1;31m|\[0m|\]8;;|\p{Cc}(?<![\n\t])|[\u2400-\u2426]/u);
  }
  await page.getByText("Stack trace").click();
  for (const [what, text] of [
    ["message", shown],
    ["trace", `Error: ${shown}\n    at run (/srv/${shown}.ts:1:1)`],
    ["output", shown],
  ]) {
    await page.getByRole("button", { name: `Copy ${what}` }).click();
    await page.getByText("Copied", { exact: true }).last().waitFor();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  }
});

test("what is folded away is copied all the same", async () => {
  const lines = Array.from({ length: 2500 }, (_, line) => `Row ${line} has no city`).join("\n");
  const id = await jobSaying("A long one", {
    errorMessage: lines,
    output: `{"rows": [${"777777,".repeat(50_000)}7]}`,
  });
  await page.goto(`${up.site.address}/jobs/show/${id}`);
  expect(await page.getByText("Row 2499 has no city").isVisible()).toBe(false);
  await page.getByRole("button", { name: "Copy message" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(lines);
  await page.getByText(/^JSON, /).click();
  await page.getByRole("button", { name: "Copy output" }).click();
  await expect
    .poll(() => page.evaluate(async () => (await navigator.clipboard.readText()).match(/7+/g)?.length))
    .toBe(50_001);
  expect(await page.evaluate(async () => JSON.parse(await navigator.clipboard.readText()).rows.length)).toBe(
    50_001,
  );
});
