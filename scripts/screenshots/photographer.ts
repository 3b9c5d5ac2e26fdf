import type { Browser, Page, Route } from "playwright-core";
import type { Lifetime } from "@/lib/serve/lifetime";
import { launchChromium, unpackChromium } from "@/scripts/chromium";
import type { Shot } from "./shots";
import type { Studio } from "./studio";

const ZONE = "Europe/Vienna";
const DESK = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 };
const PHONE = { viewport: { width: 360, height: 800 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** The unpacked Chromium, closed at the end. */
export async function openBrowser(life: Lifetime): Promise<Browser> {
  // The lifetime handles signals; Playwright would end the process at once.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const launching = launchChromium(unpackChromium(), signals);
  life.atEnd(async () => (await launching).close());
  return launching;
}

/** Takes one picture, as PNG. */
export async function take(browser: Browser, { address, cookies }: Studio, shot: Shot): Promise<Buffer> {
  const { path, shows, user = "maria", theme = "light", phone, whole = false, act } = shot;
  const context = await browser.newContext({
    ...(phone ? PHONE : DESK),
    colorScheme: theme,
    locale: "en-GB",
    timezoneId: ZONE,
    reducedMotion: "reduce",
  });
  try {
    const session = user === null ? "" : (cookies.get(user) ?? "");
    for (const cookie of [session, `time-zone=${ZONE}`].filter(Boolean)) {
      const [name = "", ...value] = cookie.split("=");
      await context.addCookies([{ name, value: value.join("="), url: address }]);
    }
    const page = await context.newPage();
    const lost = await settleStyles(page);
    await page.goto(address + path, { waitUntil: "networkidle" });
    await act?.(page);
    await page.getByText(shows).first().waitFor();
    await page.locator("[data-live=connecting]").waitFor({ state: "detached" });
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.fonts.ready);
    if (lost.length > 0) throw new Error(`${shot.name}: no style sheet came from ${lost.join()}`);
    return await page.screenshot({ animations: "disabled", fullPage: whole });
  } finally {
    await context.close();
  }
}

/**
 * Changes style sheets so that text waits for its font and nothing moves: a page would use a late font only from the
 * next page on. Returns the addresses of style sheets that could not be loaded, as far as they are known by then.
 */
async function settleStyles(page: Page): Promise<string[]> {
  const lost: string[] = [];
  const settle = async (route: Route) => {
    const answer = await route.fetch();
    const css = (await answer.text()).replaceAll("font-display:optional", "font-display:block");
    await route.fulfill({ response: answer, body: `${css}*,::before,::after{transition:none!important}` });
  };
  // Nobody awaits a route, so its rejection would end the process, even when the browser is closed.
  await page.route("**/*.css", (route) => settle(route).catch(() => lost.push(route.request().url())));
  return lost;
}
