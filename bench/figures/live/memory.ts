import { setTimeout as pause } from "node:timers/promises";
import type { Measure } from "../../figure";
import { changeWhile } from "../../live/changes";
import { type LiveConsole, serveLive } from "../../live/live-console";
import { withScene } from "../../live/scene";

const FIRST_VIEWERS = 100;
const WATCHING_MS = 15_000;
const ASKED = 3;

/**
 * How much the web server's memory grows by a live viewer: with 1,000 of them, after 15 seconds of changes, over what
 * it was when the first hundred had come and gone. Both after unused memory was freed, the least of three times, and
 * without what Node keeps free.
 */
export const liveMemory: Measure = async (bench) => {
  const console = await serveLive(bench);
  return withScene(bench, console, async ({ viewers, jobs }) => {
    await console.viewers.open(viewers.slice(0, FIRST_VIEWERS));
    await changeWhile(bench, jobs, () => pause(WATCHING_MS));
    await console.viewers.closeAll();
    const before = await leastMemory(console);
    await console.viewers.open(viewers);
    await changeWhile(bench, jobs, () => pause(WATCHING_MS));
    const grown = (await leastMemory(console)) - before;
    return [
      {
        name: "live_memory_kb",
        value: grown / viewers.length / 1024,
        unit: "KiB a viewer",
        bar: { atMost: 60 },
      },
      { name: "live_memory_before_mb", value: before / 2 ** 20, unit: "MiB without viewers", bar: null },
    ];
  });
};

async function leastMemory(console: LiveConsole): Promise<number> {
  const found: number[] = [];
  for (let asked = 0; asked < ASKED; asked++) {
    await pause(1_000);
    found.push((await console.uses()).memory);
  }
  return Math.min(...found);
}
