import { get } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Measure } from "../../figure";
import { changeWhile } from "../../live/changes";
import { type LiveConsole, serveLive } from "../../live/live-console";
import { withScene } from "../../live/scene";
import type { LiveViewer } from "../../live/viewers";

const SETTLED_MS = 5_000;
const RUN_MS = 30_000;
const WARM_UPS = 50;
const PAGES = 300;
/** How often other dashboards load their page again. */
const RELOAD_SECONDS = 5;

/**
 * The web server's processor time for 1,000 live viewers under 100 changes a second, over what it would take if each of
 * them loaded /jobs every five seconds: calculated from the time of one load, because one core could not do it.
 */
export const liveCpu: Measure = async (bench) => {
  const console = await serveLive(bench);
  return withScene(bench, console, async ({ viewers, jobs }) => {
    await console.viewers.open(viewers);
    let live = Number.NaN;
    await changeWhile(bench, jobs, async () => {
      await pause(SETTLED_MS);
      const start = performance.now();
      live = await cpuMsOf(console, () => pause(RUN_MS));
      live /= (performance.now() - start) / 1000;
    });
    await console.viewers.closeAll();
    await load(viewers.slice(0, WARM_UPS));
    const page = (await cpuMsOf(console, () => load(viewers.slice(0, PAGES)))) / PAGES;
    const polling = (page * viewers.length) / RELOAD_SECONDS;
    return [
      { name: "live_cpu", value: live / polling, unit: "times that of loading pages", bar: { atMost: 0.1 } },
      { name: "live_cpu_ms", value: live, unit: "ms a second", bar: null },
      { name: "page_cpu_ms", value: page, unit: "ms a page", bar: null },
    ];
  });
};

async function cpuMsOf(console: LiveConsole, work: () => Promise<unknown>): Promise<number> {
  const before = (await console.uses()).cpuMsAfter;
  await work();
  return (await console.uses()).cpuMsBefore - before;
}

/** Loads each viewer's page as their browser would, one after the other. */
async function load(viewers: readonly LiveViewer[]) {
  for (const { page, cookie } of viewers) {
    await new Promise<void>((resolve, reject) => {
      const headers = { cookie, "accept-encoding": "gzip, deflate, br, zstd", accept: "text/html" };
      get(page, { headers }, (answer) => {
        answer.resume().once("close", () => {
          if (answer.complete && answer.statusCode === 200) resolve();
          else reject(new Error(`${page} answered ${answer.statusCode}.`));
        });
      }).once("error", reject);
    });
  }
}
