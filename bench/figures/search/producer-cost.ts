import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { SingleSession } from "@/db/single-session";
import { IndexFiller } from "@/lib/jobs/search/index-filler";
import type { Measure } from "../../figure";
import { openProducers } from "../../load/recording";
import { removingAfter } from "../../removing-after";
import { median } from "../../timing";

const RUN_MS = 1_500;
const ROUNDS = 15;
const PAUSE_MS = 1_000;
const TRIGGERS = [
  ["job", "note_changed_words"],
  ["job_execution", "note_new_error"],
  ["job_execution", "note_changed_error"],
] as const;

/**
 * Jobs created, started and completed a second while the search is filled, over those while nothing is noted for it and
 * nobody fills it. The two take turns.
 */
export const searchProducerCost: Measure = async ({ large, folder }) => {
  const { db } = large.access;
  const producers = openProducers(large.url, folder);
  const cycles = () => removingAfter(db, () => producers.cyclesPerSecond(RUN_MS));
  try {
    const ratios: number[] = [];
    for (let round = -1; round < ROUNDS; round++) {
      const without = await withoutTriggers(db, cycles);
      const beside = await besideFiller(large.url, cycles);
      if (round >= 0) ratios.push(beside / without);
    }
    return [
      {
        name: "search_producer_cost",
        value: median(ratios),
        unit: "times as many jobs as without the search",
        bar: { atLeast: 0.97 },
      },
    ];
  } finally {
    await producers.close();
  }
};

async function withoutTriggers<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const turn = async (onOrOff: "enable" | "disable") => {
    for (const [table, trigger] of TRIGGERS) {
      await db.execute(sql.raw(`alter table public.${table} ${onOrOff} trigger ${trigger}`));
    }
  };
  await turn("disable");
  try {
    return await work();
  } finally {
    await turn("enable");
  }
}

async function besideFiller<T>(url: string, work: () => Promise<T>): Promise<T> {
  const session = new SingleSession(url, { applicationName: "jobs-console bench search" });
  const filler = new IndexFiller();
  const ended = new AbortController();
  const filling = (async () => {
    while (!ended.signal.aborted) {
      await filler.fill(session.db);
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, PAUSE_MS);
        ended.signal.addEventListener("abort", () => {
          clearTimeout(timer);
          resolve(null);
        });
      });
    }
  })();
  try {
    return await work();
  } finally {
    ended.abort();
    await filling;
    await session.close();
  }
}
