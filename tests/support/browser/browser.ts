import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";
import { launchChromium } from "@/scripts/chromium";
import { PASSWORD } from "../console";

/** The browser of this worker, which its files share; it ends with the worker's process. */
let shared: Promise<Browser> | undefined;

async function launch(flags: string[] = []): Promise<Browser> {
  const browser = await launchChromium(inject("chromium"), { args: flags });
  process.stdout.write(`Chromium ${browser.version()}\n`);
  return browser;
}

async function sharedBrowser(): Promise<Browser> {
  const open = await shared?.catch(() => null);
  if (open?.isConnected()) return open;
  shared = launch();
  return shared;
}

/** Chromium for a test file, with nothing left from another file; a browser of its own where flags are needed. */
export function testBrowser(flags?: string[]): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await (flags ? launch(flags) : sharedBrowser());
  });
  afterAll(async () => {
    if (flags) await browser?.close();
    // A context that a file leaves open would slow the next file down.
    else await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
  });
  return () => {
    if (!browser) throw new Error("the browser is open only while tests run");
    return browser;
  };
}

/** Signs in through the form, on the sign-in page to which the page was redirected. */
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
