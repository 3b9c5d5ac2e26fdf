import type { Page } from "playwright-core";
import { launchChromium, unpackChromium } from "@/scripts/chromium";
import type { Measure } from "../figure";
import { serveReferenceApp } from "../server/serve-reference-app";
import { median } from "../timing";

const WARM_UPS = 3;
const RUNS = 15;
const JOBS_ON_A_PAGE = 25;

/**
 * From opening /jobs until its rows are painted, in a browser that has been there before, over the same HTML as a
 * static file of the same server. The two take turns, so that noise affects both.
 */
export const pageSeen: Measure = async (bench) => {
  const { address, cookie, paths } = await serveReferenceApp(bench, bench.large);
  const browser = await launchChromium(unpackChromium());
  bench.life.atEnd(() => browser.close());
  // The file's scripts have the nonce of the request that made it: without the policy, both pages run theirs.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: address }]);
  await context.addInitScript({ content: NOTE_ROWS });
  const page = await context.newPage();
  const dynamicMs: number[] = [];
  const prerenderedMs: number[] = [];
  for (let run = -WARM_UPS; run < RUNS; run++) {
    const one = await untilSeen(page, address + paths.jobs);
    const other = await untilSeen(page, address + paths.prerendered);
    if (run < 0) continue;
    dynamicMs.push(one);
    prerenderedMs.push(other);
  }
  await browser.close();
  const ms = { unit: "ms", bar: null };
  return [
    {
      name: "seen_vs_prerendered",
      value: median(dynamicMs) / median(prerenderedMs),
      unit: "times a prerendered copy's",
      bar: { atMost: 1.5 },
    },
    { name: "seen_ms", value: median(dynamicMs), ...ms },
    { name: "prerendered_seen_ms", value: median(prerenderedMs), ...ms },
  ];
};

const MARK = "rows seen";

/**
 * Runs in the page: marks the frame after the first one that had all rows. It is a text, because the program that runs
 * this file adds calls to functions which the page does not have.
 */
const NOTE_ROWS = `requestAnimationFrame(function look() {
  const isSeen = document.querySelectorAll("tbody tr").length >= ${JOBS_ON_A_PAGE};
  requestAnimationFrame(isSeen ? () => performance.mark("${MARK}") : look);
})`;

async function untilSeen(page: Page, url: string): Promise<number> {
  await page.goto(url);
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, MARK);
  // Counted from the moment when the browser starts to load the page.
  return page.evaluate((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN, MARK);
}
