import type { Measure } from "../figure";
import { startLoadGenerator } from "../load/load";
import { serveReferenceApp } from "../server/serve-reference-app";
import { median } from "../timing";

const CLIENTS = 16;
const RUNS = 5;
const RUN_MS = 4_000;
const PAGES = ["jobs", "fromMemory", "empty"] as const;

/**
 * How many of an administrator's first pages of jobs the server answers in a second, over two limits: the same page
 * with its data from memory, which leaves out reading, and an empty page, which leaves out everything but Next. The
 * three take turns, so that noise affects all of them.
 */
export const pageCost: Measure = async (bench) => {
  const { address, cookie, paths } = await serveReferenceApp(bench, bench.large);
  const put = startLoadGenerator(bench);
  const perSecond: Record<(typeof PAGES)[number], number[]> = { jobs: [], fromMemory: [], empty: [] };
  // The first round is a warm-up.
  for (let run = -1; run < RUNS; run++) {
    for (const page of PAGES) {
      const load = await put({ url: address + paths[page], cookie, clients: CLIENTS, ms: RUN_MS });
      if (run >= 0) perSecond[page].push(load.perSecond);
    }
  }
  const over = (page: (typeof PAGES)[number]) =>
    median(perSecond.jobs.map((rate, run) => rate / (perSecond[page][run] ?? Number.NaN)));
  const rate = { unit: "a second", bar: null };
  return [
    {
      name: "page_rps_vs_memory",
      value: over("fromMemory"),
      unit: "times that from memory",
      bar: { atLeast: 0.85 },
    },
    {
      name: "page_rps_vs_empty",
      value: over("empty"),
      unit: "times an empty page's",
      bar: { atLeast: 0.42 },
    },
    { name: "page_rps", value: median(perSecond.jobs), ...rate },
    { name: "memory_page_rps", value: median(perSecond.fromMemory), ...rate },
    { name: "empty_page_rps", value: median(perSecond.empty), ...rate },
  ];
};
