import type { Measure } from "../figure";
import { openHttpProducers } from "../load/http-producers";
import { recordableJobs } from "../load/recording";
import { median } from "../timing";

const RUNS = 5;
const RUN_MS = 3_000;
/** As many as one request may have. */
const STEPS = 1_000;

/** Jobs that four producers create in a second in batches of a thousand, over those that they create one a request. */
export const batchVsSingle: Measure = async (bench) => {
  const http = await openHttpProducers(bench, bench.small);
  const jobs = recordableJobs();
  const ways = {
    single: () =>
      http.jobsPerSecond(RUN_MS, async (post) => {
        await post("/jobs", jobs.next().value);
        return 1;
      }),
    batch: () =>
      http.jobsPerSecond(RUN_MS, async (post) => {
        const steps = Array.from({ length: STEPS }, () => ({ do: "create", ...jobs.next().value }));
        await post("/batch", { steps });
        return STEPS;
      }),
  };
  const rounds: { single: number; batch: number }[] = [];
  try {
    // The first round is a warm-up.
    for (let run = -1; run < RUNS; run++) {
      const round = { single: await ways.single(), batch: await ways.batch() };
      if (run >= 0) rounds.push(round);
    }
  } finally {
    http.close();
  }
  const perSecond = { unit: "jobs a second", bar: null };
  return [
    {
      name: "batch_vs_single",
      value: median(rounds.map(({ single, batch }) => batch / single)),
      unit: "times one a request",
      bar: { atLeast: 10 },
    },
    { name: "batch_jobs_per_second", value: median(rounds.map(({ batch }) => batch)), ...perSecond },
    { name: "single_jobs_per_second", value: median(rounds.map(({ single }) => single)), ...perSecond },
  ];
};
