import { readDashboard } from "@/lib/jobs/read-dashboard";
import { type SeededDatabase, SMALL_JOBS } from "../bench";
import type { Measure } from "../figure";
import { median, timed } from "../timing";

const WARM_UPS = 3;
const RUNS = 15;

/**
 * How the first page of /jobs grows with the number of jobs: the database's and the verb's time for all that
 * an administrator's dashboard reads without a filter. The two sizes take turns, so that noise meets both.
 */
export const firstPage: Measure = async ({ small, large }) => {
  const smallMs: number[] = [];
  const largeMs: number[] = [];
  for (let run = -WARM_UPS; run < RUNS; run++) {
    const [one, other] = [await read(small), await read(large)];
    if (run < 0) continue;
    smallMs.push(one);
    largeMs.push(other);
  }
  const growth = median(largeMs) / median(smallMs);
  const ms = { unit: "ms", bar: null };
  return [
    { name: "first_page_growth", value: growth, unit: `times that at ${SMALL_JOBS} jobs`, bar: null },
    { name: "first_page_ms", value: median(largeMs), ...ms },
    { name: `first_page_ms_at_${SMALL_JOBS}`, value: median(smallMs), ...ms },
  ];
};

const read = ({ access }: SeededDatabase) => timed(() => readDashboard(access, {}));
