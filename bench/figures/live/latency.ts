import { setTimeout as pause } from "node:timers/promises";
import type { Measure } from "../../figure";
import { changeWhile } from "../../live/changes";
import { latencies } from "../../live/latencies";
import { serveLive } from "../../live/live-console";
import { ownerOf, withScene } from "../../live/scene";
import { quantile } from "../../load/producers";

const RUN_MS = 30_000;
/** By then everything has come, or will not. */
const LAST_MS = 4_000;

/**
 * From the commit of a progress until its value has come to a viewer: to each of the five viewers of its owner, among
 * 1,000 viewers in another process, under 100 changes a second.
 */
export const liveLatency: Measure = async (bench) => {
  const console = await serveLive(bench);
  return withScene(bench, console, async ({ viewers, jobs }) => {
    await console.viewers.open(viewers);
    const marks = await changeWhile(bench, jobs, () => pause(RUN_MS));
    await pause(LAST_MS);
    const seconds = latencies(marks, await console.viewers.seen(), ownerOf).map((ms) => ms / 1000);
    const unit = "s";
    return [
      { name: "live_latency_p95", value: quantile(seconds, 0.95), unit, bar: { atMost: 1.5 } },
      { name: "live_latency_p50", value: quantile(seconds, 0.5), unit, bar: null },
      { name: "live_latency_max", value: quantile(seconds, 1), unit, bar: null },
      { name: "live_latency_values", value: seconds.length, unit: "values that came", bar: null },
    ];
  });
};
