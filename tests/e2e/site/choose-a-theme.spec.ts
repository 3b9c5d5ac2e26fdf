import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";

const browser = testBrowser();

const up = testConsole();

const isDark = (page: Page) =>
  page.evaluate(() => {
    const [, red] = /^rgb\((\d+), /.exec(getComputedStyle(document.body).backgroundColor) ?? [];
    return Number(red) < 128;
  });

async function choose(page: Page, theme: string) {
  const button = page.getByRole("button", { name: theme, exact: true });
  if (!(await button.isVisible())) await page.getByRole("button", { name: /^Signed in as/ }).click();
  await button.click();
  await page.locator(`html[data-theme=${theme.toLowerCase()}]`).waitFor();
}

test.each([
  ["with", true],
  ["without", false],
])(
  "a theme is chosen %s JavaScript, and stays over a reload and the sign-out",
  async (_, javaScriptEnabled) => {
    const cookie = await up.site.userWithCookie(`ada ${javaScriptEnabled}`);
    const context = await browser().newContext({ javaScriptEnabled, colorScheme: "light" });
    const page = await signedInPage(context, up.site.address, cookie);
    await page.goto(`${up.site.address}/jobs?sort=name`);
    expect(await isDark(page)).toBe(false);
    await choose(page, "Dark");
    expect(page.url()).toBe(`${up.site.address}/jobs?sort=name`);
    expect(await isDark(page)).toBe(true);
    await page.reload();
    expect(await isDark(page)).toBe(true);
    await page.getByRole("button", { name: /^Signed in as/ }).click();
    expect(await page.getByRole("button", { name: "Dark" }).getAttribute("aria-pressed")).toBe("true");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(/\/sign-in/);
    expect(await isDark(page)).toBe(true);
    await context.close();
  },
);

test("the system's theme is followed until another is chosen, and again when it is asked for", async () => {
  const cookie = await up.site.userWithCookie("bela");
  const context = await browser().newContext({ colorScheme: "dark" });
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(`${up.site.address}/jobs`);
  expect(await isDark(page)).toBe(true);
  await choose(page, "Light");
  expect(await isDark(page)).toBe(false);
  await choose(page, "System");
  expect(await isDark(page)).toBe(true);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await isDark(page)).toBe(false);
  await context.close();
});

test.each(["/jobs", "/jobs/show/1", "/sign-in", "/nowhere"])(
  "%s comes in the chosen theme, so that it never flashes in another",
  async (path) => {
    const cookie = path === "/sign-in" ? "" : await up.site.userWithCookie(`carla of ${path}`);
    const themeOf = async (cookies: string) =>
      /<html[^>]* data-theme="(\w+)"/.exec(await (await up.site.get(path, cookies)).text())?.[1];
    expect(await themeOf(`${cookie}; theme=dark`)).toBe("dark");
    expect(await themeOf(`${cookie}; theme=light`)).toBe("light");
    expect(await themeOf(`${cookie}; theme=%22%3E%3Cscript%3E`)).toBe("system");
    expect(await themeOf(cookie)).toBe("system");
  },
);
