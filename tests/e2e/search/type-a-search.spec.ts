import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { faultsIn, faultsOf } from "../../support/browser/axe";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { UNSCRIPTED } from "../../support/browser/imports-among-others";
import { testConsole } from "../../support/console";
import { NOBODY, userWithId } from "../../support/http/user-with-id";
import { insertJob } from "../../support/jobs/job-factory";

const browser = testBrowser();
const [ada, maria] = [{ ...NOBODY }, { ...NOBODY }];

const up = testConsole(async (parts) => {
  Object.assign(ada, await userWithId(parts, "ada", "admin"));
  Object.assign(maria, await userWithId(parts, "maria"));
});

let harbour: string;
let adasJob: string;

beforeAll(async () => {
  harbour = await insertJob(up.database, {
    name: "Harbour photographs",
    type: "import",
    status: "failed",
    owner: { id: maria.id, name: "maria" },
  });
  adasJob = await insertJob(up.database, {
    name: "Airports",
    type: "sync",
    owner: { id: ada.id, name: "ada" },
  });
});

async function visit(
  path: string,
  look: (page: Page) => Promise<void>,
  options: BrowserContextOptions & { as?: string } = {},
) {
  const { as = ada.cookie, ...context } = options;
  const open = await browser().newContext(context);
  const page = await signedInPage(open, up.site.address, as);
  await page.goto(up.site.address + path);
  await look(page);
  await open.close();
}

/** What of the page lies over the rest of it. */
const SEARCH = 'search[aria-label="Search jobs"]';
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

const addressOf = (page: Page) => decodeURIComponent(page.url().slice(up.site.address.length));
const field = (page: Page) => page.getByLabel("Search jobs", { exact: true }).getByRole("combobox");
const help = (page: Page) => page.locator("summary", { hasText: "Search help" });
const suggestions = (page: Page) => page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
const names = (page: Page) => page.getByRole("rowheader").getByRole("link").allTextContents();

test("by keyboard: a filter and its value are suggested, and the search leads to a clean address", () =>
  visit("/jobs?tab=imports&sort=name", async (page) => {
    const { keyboard } = page;
    await field(page).focus();
    await keyboard.type("sta");
    const options = suggestions(page);
    await expect.poll(() => options.allTextContents()).toEqual(["status:Status"]);
    await page.locator("[aria-live=polite]").getByText("1 suggestion.").waitFor();
    await keyboard.press("ArrowDown");
    const chosen = await field(page).getAttribute("aria-activedescendant");
    expect(await page.locator(`[id="${chosen}"]`).getAttribute("aria-selected")).toBe("true");
    await keyboard.press("Enter");
    await expect.poll(() => options.count()).toBe(5);
    expect(await faultsIn(page, "light", WIDE, { within: SEARCH })).toEqual([]);
    await keyboard.press("ArrowUp");
    await keyboard.press("ArrowUp");
    await keyboard.press("Enter");
    expect(await field(page).inputValue()).toBe("status:failed ");
    await keyboard.type("ty");
    await options.first().waitFor();
    await keyboard.press("Escape");
    expect(await options.count()).toBe(0);
    await keyboard.type("pe:import");
    await keyboard.press("Enter");
    await expect.poll(() => addressOf(page)).toBe("/jobs?tab=imports&status=failed&type=import&sort=name");
    expect(await field(page).inputValue()).toBe("status:failed type:import");
    expect(await names(page)).toEqual(["Harbour photographs"]);
  }));

test("suggestions follow the caret, and the one that is taken replaces the whole term under it", () =>
  visit("/jobs", async (page) => {
    const { keyboard } = page;
    const options = suggestions(page);
    await field(page).pressSequentially("type:sync status:ru");
    await expect.poll(() => options.count()).toBe(1);
    await keyboard.press("Home");
    await expect.poll(() => options.count()).toBe(0);
    await keyboard.press("End");
    await keyboard.type("n");
    await expect.poll(() => options.count()).toBe(1);
    for (const _ of "run") await keyboard.press("ArrowLeft");
    await expect.poll(() => options.count()).toBe(5);
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    expect(await field(page).inputValue()).toBe("type:sync status:pending ");
  }));

test("a pasted text that no address has room for is searched for as far as a search goes, and the page says so", () =>
  visit("/jobs", async (page) => {
    await field(page).fill("港".repeat(5_000));
    await field(page).press("Enter");
    await page.getByText("The search is too long.").waitFor();
  }));

test("each part that was understood is a chip that removes it; what was not is named and stays in the field", () =>
  visit("/jobs?q=status:failed+owner:maria+since:soon+colour:red", async (page) => {
    expect(addressOf(page)).toBe("/jobs?status=failed&owner=maria&since=soon&q=colour:red");
    const chips = page.getByRole("list", { name: "What the list is filtered by" }).getByRole("link");
    expect(await chips.allTextContents()).toEqual(["colour:red×", "Failed×", "Run by maria×", "Clear all"]);
    const notices = await page.getByRole("status").getByRole("listitem").allTextContents();
    expect(notices).toEqual([
      "“colour:red” does not name a filter and was searched for as words.",
      expect.stringContaining("“soon” was ignored"),
    ]);
    expect(await field(page).inputValue()).toBe("colour:red status:failed owner:maria since:soon");
    await page.getByRole("link", { name: "Remove the filter “Run by maria”" }).click();
    await expect.poll(() => addressOf(page)).toBe("/jobs?status=failed&q=colour:red");
    await page.getByRole("link", { name: "Clear all" }).click();
    await expect.poll(() => addressOf(page)).toBe("/jobs?tab=general");
    expect(await chips.count()).toBe(0);
  }));

test("a pasted ID or address leads to the job, for those who may see it", async () => {
  for (const pasted of [harbour, `%23${harbour}`, `${up.site.address}/jobs/show/${harbour}?sort=name`]) {
    const answer = await up.site.get(`/jobs?q=${pasted}`, maria.cookie);
    expect([answer.status, answer.headers.get("location")]).toEqual([307, `/jobs/show/${harbour}`]);
  }
  for (const other of [adasJob, "987654321"]) {
    expect((await up.site.get(`/jobs?q=${other}`, maria.cookie)).status).toBe(200);
    const pasted = await up.site.get(`/jobs?q=${up.site.address}/jobs/show/${other}`, maria.cookie);
    expect([pasted.status, pasted.headers.get("location")]).toEqual([307, `/jobs?q=${other}`]);
  }
  expect((await up.site.get(`/jobs?q=%22${harbour}%22`, maria.cookie)).status).toBe(200);
});

test("a text that is led on was signed in for, and reaches the search after signing in", async () => {
  const answer = await up.site.get("/jobs?q=status%3Afailed");
  expect(answer.headers.get("location")).toBe(
    `/sign-in?callbackUrl=${encodeURIComponent("/jobs?q=status%3Afailed")}`,
  );
});

test.each([
  [
    "10,000 characters",
    Array.from("abcdefghij", (letter) => letter.repeat(1_000)).join(" "),
    "The search is too long.",
  ],
  [
    "a thousand words",
    Array.from({ length: 1_000 }, (_, at) => `harbour${at}`).join(" "),
    "A search takes at most 10 words, so “harbour10”,",
  ],
  ["operators only", "%_\\'", "has no letters or digits, so it was not searched for."],
  ["a filter twice", "status:failed status:running", "“status” appears more than once"],
])("%s get a page that says so", async (_, text, notice) => {
  const get = (path: string) => up.site.get(path, ada.cookie);
  const asked = await get(`/jobs?${new URLSearchParams({ q: text })}`);
  const clean = asked.headers.get("location");
  const answer = clean === null ? asked : await get(clean);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain(notice);
});

test("without JavaScript: search, help, examples and the way back", () =>
  visit(
    "/jobs?tab=imports",
    async (page) => {
      const plain = page.getByRole("search", { name: "Search jobs" }).getByRole("textbox");
      await plain.fill('status:failed "harbour');
      await page.getByRole("button", { name: "Search", exact: true }).click();
      await expect.poll(() => addressOf(page)).toBe('/jobs?tab=imports&status=failed&q="harbour"');
      expect(await plain.inputValue()).toBe('"harbour" status:failed');
      await page.getByRole("link", { name: "Clear search" }).click();
      await expect.poll(() => addressOf(page)).toBe("/jobs?tab=imports");
      await help(page).click();
      await page.getByRole("link", { name: "-type:sync" }).click();
      await expect.poll(() => addressOf(page)).toBe("/jobs?type=-sync");
      await expect.poll(() => names(page)).toEqual(["Harbour photographs"]);
    },
    UNSCRIPTED,
  ));

test("a search that finds nothing says what for, and leads to the same with less", () =>
  visit("/jobs?status=cancelled&type=conversion", async (page) => {
    await page.getByText("Searched for: Cancelled and Conversion.").waitFor();
    await page.getByRole("link", { name: "Search without “Conversion”" }).click();
    await expect.poll(() => addressOf(page)).toBe("/jobs?status=cancelled");
  }));

test("owners are suggested to administrators alone", async () => {
  await visit("/jobs", async (page) => {
    await field(page).pressSequentially("owner:m");
    const options = suggestions(page);
    await expect.poll(() => options.allTextContents()).toEqual(["maria"]);
    await options.first().click();
    expect(await field(page).inputValue()).toBe("owner:maria ");
  });
  await visit(
    "/jobs",
    async (page) => {
      await field(page).press("ArrowDown");
      const all = ["status", "type", "since", "from", "to", "rejected", "silent", "longer"];
      await expect
        .poll(() => suggestions(page).locator("b").allTextContents())
        .toEqual(all.map((name) => `${name}:`));
    },
    { as: maria.cookie },
  );
});

test("on a phone and with any aid: the help, the chips and an error of each kind", () =>
  visit("/jobs?q=harbour+colour:red+%F0%9F%8E%89+type:import", async (page) => {
    await help(page).click();
    await page.getByRole("link", { name: "status:failed" }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await help(page).click();
    await field(page).fill("status:");
    await suggestions(page).first().waitFor();
    expect(await faultsIn(page, "light", PHONE, { within: SEARCH })).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  }));
