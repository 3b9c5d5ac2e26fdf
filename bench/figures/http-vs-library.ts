import { z } from "zod";
import type { Measure } from "../figure";
import { openHttpProducers, type Post } from "../load/http-producers";
import { openProducers, recordableJobs } from "../load/recording";
import { median } from "../timing";

const RUNS = 7;
const WARM_UP_MS = 2_000;
const RUN_MS = 2_000;

const created = z.object({ id: z.string() });
const started = z.object({ runToken: z.string() });

/**
 * Jobs created, started and completed over HTTP by four producers at once, over the same through the library. As it
 * should, each write over HTTP has a key and, after the start, the run token; the library needs neither.
 */
export const httpVsLibrary: Measure = async (bench) => {
  const http = await openHttpProducers(bench, bench.small);
  const library = openProducers(bench.small.url, bench.folder);
  const jobs = recordableJobs();
  const overHttp = (ms: number) => http.jobsPerSecond(ms, (post) => cycle(post, jobs.next().value));
  const rounds: { http: number; library: number }[] = [];
  try {
    await overHttp(WARM_UP_MS);
    await library.cyclesPerSecond(WARM_UP_MS);
    for (let run = 0; run < RUNS; run++) {
      rounds.push({ http: await overHttp(RUN_MS), library: await library.cyclesPerSecond(RUN_MS) });
    }
  } finally {
    http.close();
    await library.close();
  }
  const perSecond = { unit: "jobs a second", bar: null };
  return [
    {
      name: "http_vs_library",
      value: median(rounds.map((round) => round.http / round.library)),
      unit: "times through the library",
      bar: null,
    },
    { name: "http_jobs_per_second", value: median(rounds.map((round) => round.http)), ...perSecond },
    { name: "library_jobs_per_second", value: median(rounds.map((round) => round.library)), ...perSecond },
  ];
};

async function cycle(post: Post, job: object): Promise<number> {
  const { id } = created.parse(await post("/jobs", job));
  const { runToken } = started.parse(await post(`/jobs/${id}/start`, {}));
  await post(`/jobs/${id}/complete`, {}, runToken);
  return 1;
}
