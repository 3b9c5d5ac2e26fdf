import type { Page } from "playwright-core";
import { launchChromium, unpackChromium } from "@/scripts/chromium";
import type { Bench } from "./bench";
import { dropAnswer } from "./server/drop-answer";
import type { ReferenceApp } from "./server/serve-reference-app";
import { median } from "./timing";

/** So that the server's code is compiled, as it is after a minute of use. */
const LOADS_BEFORE = 200;
const WARM_UPS = 3;
const RUNS = 15;

interface Pages {
  dynamic: string;
  prerendered: string;
  /** How many rows each has at least; it is seen when they are. */
  rows: number;
}

/**
 * From opening a page until its rows are painted, in a browser that has been there before, and the same for a
 * prerendered copy: medians in milliseconds. The two take turns, so that noise affects both.
 */
export async function timeUntilSeen(
  { life }: Bench,
  { address, cookie }: ReferenceApp,
  { dynamic, prerendered, rows }: Pages,
): Promise<{ dynamicMs: number; prerenderedMs: number }> {
  for (let load = 0; load < LOADS_BEFORE; load++) await dropAnswer({ address, cookie }, dynamic);
  const browser = await launchChromium(unpackChromium());
  life.atEnd(() => browser.close());
  // The file's scripts have the nonce of the request that made it: without the policy, both pages run theirs.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: address }]);
  await context.addInitScript({ content: noteRows(rows) });
  const page = await context.newPage();
  const taken: { dynamic: number; prerendered: number }[] = [];
  for (let run = -WARM_UPS; run < RUNS; run++) {
    const [one, other] = [
      await untilSeen(page, address + dynamic),
      await untilSeen(page, address + prerendered),
    ];
    if (run >= 0) taken.push({ dynamic: one, prerendered: other });
  }
  await browser.close();
  return {
    dynamicMs: median(taken.map((run) => run.dynamic)),
    prerenderedMs: median(taken.map((run) => run.prerendered)),
  };
}

const MARK = "rows seen";

/**
 * Runs in the page: marks the frame after the first one that had all rows. It is a text, because the program that runs
 * this file adds calls to functions which the page does not have.
 */
const noteRows = (rows: number) => `requestAnimationFrame(function look() {
  const isSeen = document.querySelectorAll("tbody tr").length >= ${rows};
  requestAnimationFrame(isSeen ? () => performance.mark("${MARK}") : look);
})`;

async function untilSeen(page: Page, url: string): Promise<number> {
  await page.goto(url);
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, MARK);
  // Counted from the moment when the browser starts to load the page.
  return page.evaluate((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN, MARK);
}
