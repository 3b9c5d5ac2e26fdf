import { desc } from "drizzle-orm";
import { job, searchProgress } from "@/db/schema";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { listJobs } from "@/lib/jobs/list/list-jobs";
import type { SeededDatabase } from "../../bench";
import type { Measure } from "../../figure";
import { median } from "../../timing";

const WAITING = 50_000;
const RUNS = 15;

/** What it adds to a page of a search when 50,000 jobs wait for the index; and the size of the index. */
export const searchFresh: Measure = async ({ large }) => {
  const without = await pageMs(large);
  const { db } = large.access;
  const waiting = Math.min(WAITING, large.jobs);
  const [indexed] = await db.select({ id: searchProgress.indexedId }).from(searchProgress);
  const [last] = await db.select({ id: job.id }).from(job).orderBy(desc(job.id)).offset(waiting).limit(1);
  await db.update(searchProgress).set({ indexedId: last?.id ?? "0" });
  try {
    const value = (await pageMs(large)) - without;
    return [
      {
        name: "search_fresh_ms",
        value,
        unit: `ms more than ${without.toFixed(2)} ms, with ${waiting.toLocaleString("en")} jobs`,
        bar: { atMost: 50 },
      },
    ];
  } finally {
    await db.update(searchProgress).set({ indexedId: indexed?.id ?? "0" });
  }
};

async function pageMs(database: SeededDatabase): Promise<number> {
  const times: number[] = [];
  for (let run = -2; run < RUNS; run++) {
    const before = database.databaseMs();
    await listJobs(
      database.access,
      { ...DEFAULT_FILTER, q: "photographs registrar" },
      Number.POSITIVE_INFINITY,
    );
    if (run >= 0) times.push(database.databaseMs() - before);
  }
  return median(times);
}
