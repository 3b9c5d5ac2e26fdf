import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";
import { launchChromium } from "@/scripts/chromium";
import { PASSWORD } from "./console";

/** One Chromium for a test file, with further flags where it needs them. */
export function testBrowser(flags: string[] = []): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchChromium(inject("chromium"), { args: flags });
    process.stdout.write(`Chromium ${browser.version()}\n`);
  });
  afterAll(() => browser?.close());
  return () => {
    if (!browser) throw new Error("the browser is open only while tests run");
    return browser;
  };
}

/** Signs in through the form, from wherever the page was led to. */
export async function signInByForm(page: Page, name: string, password = PASSWORD) {
  await page.getByLabel("User name").fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Signs out through the menu that the viewer's name opens. */
export async function signOut(page: Page) {
  await page.getByRole("button", { name: /^Signed in as/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
}

/** A page that is signed in already, with the session's cookie. */
export async function signedInPage(context: BrowserContext, address: string, cookie: string): Promise<Page> {
  const [name = "", value = ""] = cookie.split("=", 2);
  await context.addCookies([{ name, value, url: address }]);
  return context.newPage();
}
