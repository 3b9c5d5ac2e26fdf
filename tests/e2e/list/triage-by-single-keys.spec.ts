import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { faultsIn } from "../../support/browser/axe";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { enter } from "../../support/browser/focus";
import { testConsole } from "../../support/console";
import { insertMany } from "../../support/jobs/insert-many";
import { insertJob } from "../../support/jobs/job-factory";

const browser = testBrowser();
const FAILED = ["Maps", "Letters", "Harbour photographs", "Airports"];

const up = testConsole(async ({ database }) => {
  for (const [at, name] of FAILED.entries()) {
    const createdAt = `2026-02-0${at + 1}T10:00:00Z`;
    const errorMessage = `${name}: row ${at + 1} has no city`;
    await insertJob(database, { name, status: "failed", createdAt, startedAt: createdAt, errorMessage });
  }
  await insertMany(database, 30);
});

const keys = (page: Page) => page.getByRole("dialog", { name: "Keyboard shortcuts" });
/** The text of what has the focus; null where nothing has it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: active } = document;
    return active === document.body ? null : (active?.textContent ?? null);
  });

/** Presses keys, one after the other. */
async function press(page: Page, ...all: string[]) {
  for (const key of all) await page.keyboard.press(key);
}

/** Waits until the page answers keys: it then shows what they are. */
async function ready(page: Page) {
  await expect
    .poll(async () => {
      await press(page, "?");
      return keys(page).isVisible();
    })
    .toBe(true);
  await press(page, "Escape");
  expect(await keys(page).count()).toBe(0);
}

async function visit(name: string, path: string, look: (page: Page) => Promise<void>) {
  const cookie = await up.site.userWithCookie(name, "admin");
  const context = await browser().newContext({ viewport: { width: 1280, height: 400 } });
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(up.site.address + path);
  await look(page);
  await context.close();
}

test("the failed jobs of a morning are gone through with j, k, Enter, n and p", async () => {
  await visit("ada", "/jobs?status=failed", async (page) => {
    const title = (name: string) => page.getByRole("heading", { level: 1, name }).waitFor();
    await ready(page);
    await press(page, "j");
    expect(await focused(page)).toBe("Airports");
    await press(page, "j", "j", "k");
    expect(await focused(page)).toBe("Harbour photographs");
    await press(page, "k", "k", "k", "k");
    expect(await focused(page)).toBe("Airports");
    await press(page, "j", "Enter");
    await title("Harbour photographs");
    await ready(page);
    await press(page, "n");
    await title("Letters");
    await ready(page);
    await press(page, "p");
    await title("Harbour photographs");
    await enter(page, page.getByRole("link", { name: "Back to Jobs" }));
    await page.waitForURL(/\/jobs\?status=failed#job-\d+$/);
    await ready(page);
    await press(page, "k", "k", "k", "k", "j", "Enter");
    await title("Harbour photographs");
  });
});

test("a morning's triage needs no mouse: search, open, read the reason, back to the same row, and the next failed job", async () => {
  await visit("fred", "/jobs", async (page) => {
    const title = (name: string) => page.getByRole("heading", { level: 1, name }).waitFor();
    await ready(page);
    await press(page, "/");
    await page.keyboard.type("status:failed city");
    await press(page, "Enter");
    await page.waitForURL((address) => address.searchParams.get("status") === "failed");
    await page.getByText("4 failed jobs").first().waitFor();
    await ready(page);
    await press(page, "j", "j");
    expect(await focused(page)).toBe("Harbour photographs");
    await press(page, "Enter");
    await title("Harbour photographs");
    const reason = page.getByRole("region", { name: "Error Details" });
    await reason.getByText("Harbour photographs: row 3 has no city").waitFor();
    await enter(page, page.getByRole("link", { name: "Back to Jobs" }));
    await page.waitForURL(/\/jobs\?.*#job-\d+$/);
    const row = page.locator("tr:target");
    expect(await row.getByRole("rowheader").textContent()).toContain("Harbour photographs");
    await ready(page);
    await press(page, "j");
    expect(await focused(page)).toBe("Letters");
    await press(page, "k", "j", "Enter");
    await title("Letters");
    await reason.getByText("Letters: row 2 has no city").waitFor();
    await ready(page);
    await press(page, "n");
    await title("Maps");
    await enter(page, page.getByRole("link", { name: "Back to Jobs" }));
    await page.waitForURL(/\/jobs\?.*#job-\d+$/);
    expect(await row.getByRole("rowheader").textContent()).toContain("Maps");
  });
});

test("the row that one goes to is in sight, also at the foot of a long page", async () => {
  await visit("bela", "/jobs", async (page) => {
    await ready(page);
    await press(page, ...Array<string>(30).fill("j"));
    const last = page.locator("tbody tr").last();
    expect(await last.locator("th a").evaluate((link) => link === document.activeElement)).toBe(true);
    const inSight = () =>
      page.evaluate(() => {
        const { top = Number.NaN, bottom = 0 } =
          document.activeElement?.closest("tr")?.getBoundingClientRect() ?? {};
        return top > -1 && bottom < innerHeight + 1;
      });
    expect(await inSight()).toBe(true);
    await press(page, ...Array<string>(30).fill("k"));
    expect(await inSight()).toBe(true);
  });
});

test("/ leads to the search field with its text selected, and in a field letters are letters", async () => {
  await visit("carla", "/jobs", async (page) => {
    await ready(page);
    await press(page, "n", "p");
    expect([await focused(page), page.url()]).toEqual([null, `${up.site.address}/jobs`]);
    const field = page.getByRole("combobox", { name: "Search jobs" });
    await field.fill("maps");
    await field.blur();
    await press(page, "/", "j", "?", "/", "n");
    expect([await field.inputValue(), await keys(page).count()]).toEqual(["j?/n", 0]);
    await page.getByRole("combobox", { name: "Status" }).focus();
    await press(page, "j", "?");
    expect(
      await page.getByRole("combobox", { name: "Status" }).evaluate((one) => one === document.activeElement),
    ).toBe(true);
    expect(await keys(page).count()).toBe(0);
  });
});

test("the keys are listed over the page, which answers none meanwhile, and the focus comes back", async () => {
  await visit("dora", "/jobs", async (page) => {
    await ready(page);
    await press(page, "j", "Control+j", "Alt+j", "Shift+J", "?");
    await keys(page).waitFor();
    expect(await keys(page).getByRole("term").allTextContents()).toEqual([
      "/",
      "j",
      "k",
      "n",
      "p",
      "?",
      "Enter",
      "Esc",
    ]);
    expect(await faultsIn(page, "light", { width: 360, height: 740 }, { within: "dialog[open]" })).toEqual(
      [],
    );
    await press(page, "j", "/", "n", "?", "Escape");
    expect([await keys(page).count(), await focused(page)]).toEqual([0, "Job 30"]);
    await page.getByRole("button", { name: "Signed in as" }).press("Enter");
    await page.getByRole("button", { name: "Dark" }).waitFor();
    await press(page, "j", "?");
    expect(await keys(page).count()).toBe(0);
  });
});

test("switched off, no key does anything, and the list of keys is still to be read", async () => {
  await visit("emma", "/settings/profile", async (page) => {
    await page.getByRole("checkbox", { name: "Use keyboard shortcuts" }).uncheck();
    await page.getByRole("button", { name: "Save settings" }).click();
    await page.getByText("Your settings are saved.").waitFor();
    await page.goto(`${up.site.address}/jobs`);
    await expect.poll(() => page.locator("[data-live]").first().textContent()).toBe("Live");
    await press(page, "j", "?", "n");
    expect([await focused(page), await keys(page).count()]).toEqual([null, 0]);
    await page.locator("summary", { hasText: "Settings" }).click();
    await page.getByRole("link", { name: "Keyboard shortcuts" }).click();
    await page.waitForURL(/\/settings\/profile#keyboard$/);
    await page.getByRole("region", { name: "Keyboard shortcuts" }).getByText("Show these keys").waitFor();
  });
});
