import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { faultsOf } from "../../support/browser/axe";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { paintedFaults } from "../../support/browser/painted-faults";
import { testConsole } from "../../support/console";
import { insertMany } from "../../support/jobs/insert-many";

const browser = testBrowser();
const PATH = "/settings/profile";
const PHONE = { width: 360, height: 740 };

const up = testConsole(({ database }) => insertMany(database, 130));

const saved = () =>
  up.database.sql(
    "select name, page_rows, shortcuts from user_setting join app_user on id = user_id order by name",
  );

async function visit(
  name: string,
  options: { javaScriptEnabled?: boolean; viewport?: typeof PHONE },
  look: (page: Page, cookie: string) => Promise<void>,
) {
  const cookie = await up.site.userWithCookie(name, "admin");
  const context = await browser().newContext(options);
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(up.site.address + PATH);
  await look(page, cookie);
  await context.close();
}

const rowsOf = (page: Page) => page.locator("tbody tr").count();

test.each([
  ["with scripts", true],
  ["without scripts", false],
])(
  "%s, on a phone, the way leads to My settings; what is saved there counts at once and stays",
  async (name, javaScriptEnabled) => {
    await visit(name, { javaScriptEnabled, viewport: PHONE }, async (page) => {
      await page.goto(`${up.site.address}/jobs`);
      expect(await rowsOf(page)).toBe(25);
      await page.getByRole("button", { name: "Menu" }).click();
      await page.getByRole("navigation", { name: "Main" }).getByText("Settings", { exact: true }).click();
      await page.getByRole("link", { name: "My settings" }).click();
      await page.waitForURL(up.site.address + PATH);
      expect(await page.getByRole("navigation", { name: "Breadcrumb" }).textContent()).toBe(
        "SettingsMy settings",
      );
      const said = page.getByRole("status");
      expect(await said.textContent()).toBe("");
      await page.getByRole("radio", { name: "100" }).check();
      await page.getByRole("checkbox", { name: "Use keyboard shortcuts" }).uncheck();
      await page.getByRole("button", { name: "Save settings" }).click();
      await said.getByText("Your settings are saved.").waitFor();
      expect(page.url()).toBe(up.site.address + PATH);

      for (const load of [async () => undefined, () => page.reload()]) {
        await load();
        expect(await page.getByRole("radio", { name: "100" }).isChecked()).toBe(true);
        expect(await page.getByRole("checkbox").isChecked()).toBe(false);
      }
      await page.goto(`${up.site.address}/jobs`);
      expect(await rowsOf(page)).toBe(100);
      await page.getByText("1–100 of 130").waitFor();
      await page.getByRole("link", { name: "Next" }).click();
      await page.getByText("101–130 of 130").waitFor();
      await page.getByText("Page 2 of 2").waitFor();
      expect(await rowsOf(page)).toBe(30);
    });
  },
);

test("a page of 100 rows is live down to its last one", async () => {
  await visit("ada", {}, async (page) => {
    await page.getByRole("radio", { name: "100" }).check();
    await page.getByRole("button", { name: "Save settings" }).click();
    await page.getByText("Your settings are saved.").waitFor();
    await page.goto(`${up.site.address}/jobs`);
    await expect.poll(() => page.locator("[data-live]").first().textContent()).toBe("Live");
    const last = page.locator("tbody tr").last();
    const [name] = (await last.getByRole("rowheader").allTextContents()).slice(0, 1);
    await up.database.sql("update job set name = 'Renamed' where name = $1", [name]);
    await last.getByText("Renamed").waitFor();
  });
});

/** The page's form as a browser without scripts sends it, with other fields. */
async function post(cookie: string, fields: Record<string, string>, origin = up.site.address) {
  const page = await (await up.site.get(PATH, cookie)).text();
  const body = new FormData();
  const form = page.split("<form").find((part) => part.includes('name="pageRows"')) ?? "";
  for (const [input] of form.matchAll(/<input type="hidden"[^>]*>/g)) {
    const value = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? "";
    body.append(value("name").replaceAll("&quot;", '"'), value("value").replaceAll("&quot;", '"'));
  }
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const headers = { cookie, origin };
  const answer = await fetch(up.site.address + PATH, { method: "POST", body, headers });
  return { status: answer.status, text: await answer.text() };
}

test("a form that can't be taken is answered with the reason, and nothing of it is saved", async () => {
  await up.database.sql("delete from user_setting");
  const cookie = await up.site.userWithCookie("emil");
  const rows = { pageRows: "50" };
  const refused: [number, Record<string, string>, string][] = [
    [200, { pageRows: "30" }, "pageRows: choose 25, 50 or 100."],
    [200, {}, "pageRows: choose 25, 50 or 100."],
    [200, { ...rows, shortcuts: "maybe" }, "shortcuts: send on, or leave it out."],
    [200, { ...rows, role: "admin" }, "role: unknown field."],
    [200, { ...rows, ["x".repeat(900_000)]: "" }, `${"x".repeat(40)}…: unknown field.`],
    [413, { ...rows, note: "x".repeat(1_100_000) }, "Send at most 1 MB."],
  ];
  for (const [status, fields, reason] of refused) {
    const answer = await post(cookie, fields);
    expect([answer.status, reason, answer.text.includes(reason)]).toEqual([status, reason, true]);
    expect(answer.text.length).toBeLessThan(100_000);
  }
  const foreign = await post(cookie, rows, "https://evil.example");
  expect(foreign.status).toBe(403);
  expect(await saved()).toEqual([]);
  expect((await post(cookie, rows)).text).toContain("Your settings are saved.");
  expect(await saved()).toEqual([{ name: "emil", page_rows: 50, shortcuts: false }]);
});

test("a person who was signed out meanwhile keeps what they chose, and is led to the sign-in and back", async () => {
  await visit("dora", {}, async (page) => {
    await page.context().clearCookies();
    await page.getByRole("radio", { name: "50" }).check();
    await page.getByRole("button", { name: "Save settings" }).click();
    const again = page.getByRole("link", { name: "Sign in again" });
    expect(await again.getAttribute("href")).toBe("/sign-in?callbackUrl=%2Fsettings%2Fprofile");
    expect(await page.getByRole("radio", { name: "50" }).isChecked()).toBe(true);
  });
});

test("in each of its states the page holds to WCAG, and nothing is cut off or painted over", async () => {
  await visit("carla", {}, async (page) => {
    const check = async () => {
      expect(await faultsOf(page)).toEqual([]);
      expect(await paintedFaults(page)).toEqual([]);
    };
    await check();
    await page.getByRole("button", { name: "Save settings" }).click();
    await page.getByText("Your settings are saved.").waitFor();
    await check();
    await page.context().clearCookies();
    await page.getByRole("button", { name: "Save settings" }).click();
    await page.getByRole("alert").waitFor();
    await check();
  });
});
