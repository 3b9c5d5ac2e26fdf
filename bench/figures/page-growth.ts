import { SMALL_JOBS } from "../bench";
import type { Measure } from "../figure";
import { type SignedInConsole, serveConsole } from "../server/serve-console";
import { median, timed } from "../timing";

const WARM_UPS = 40;
const RUNS = 200;

/**
 * GET /jobs as an administrator, from the request to the last byte: the p50 with many jobs over that with few. Two
 * servers of the same build take turns with one client.
 */
export const pageGrowth: Measure = async (bench) => {
  const small = await serveConsole(bench, bench.small);
  const large = await serveConsole(bench, bench.large);
  const smallMs: number[] = [];
  const largeMs: number[] = [];
  for (let run = -WARM_UPS; run < RUNS; run++) {
    const [one, other] = [await load(small), await load(large)];
    if (run < 0) continue;
    smallMs.push(one);
    largeMs.push(other);
  }
  const [few, many] = [median(smallMs), median(largeMs)];
  const ms = { unit: "ms", bar: null };
  return [
    { name: "page_p50_growth", value: many / few, unit: "times", bar: { atMost: 1.15 } },
    { name: "page_p50_ms", value: many, ...ms },
    { name: `page_p50_ms_at_${SMALL_JOBS}`, value: few, ...ms },
  ];
};

async function load({ address, cookie }: SignedInConsole): Promise<number> {
  let html = "";
  const ms = await timed(async () => {
    const answer = await fetch(`${address}/jobs`, { headers: { cookie }, redirect: "manual" });
    html = await answer.text();
  });
  if (!html.includes("/jobs/show/")) throw new Error("/jobs showed no jobs.");
  return ms;
}
