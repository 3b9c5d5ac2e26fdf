import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { makeBareTables } from "../bare-tables";
import { uncounted } from "../counting";
import type { Figure, Measure } from "../figure";
import { openProducers, type Producers } from "../load/recording";
import { say } from "../progress";
import { removingAfter } from "../removing-after";
import { withSession } from "../seed/session";
import { dropDatabase } from "../seeded-database";
import { median } from "../timing";

const BARE = "bare";
const WARM_UP_MS = 1_000;
const RUN_MS = 1_500;
const ROUNDS = { on: 11, off: 7 };

/**
 * Jobs created, started and completed through lib/producer by four producers at once: on the large database as it is;
 * on the same tables while nobody counts; and on empty tables with primary keys alone, which could only be slower if
 * they had rows. The three take turns in short runs, and a figure is the median of the ratios within a round, so that
 * other work on the machine affects both sides. What the large database gains is deleted after each run. The bars are
 * for commits that wait for the disk, as by default; without that wait, everything counts more.
 */
export const producer: Measure = async (bench) => {
  const { db } = bench.large.access;
  const bareUrl = await makeBareTables(bench.serverUrl, BARE);
  const large = openProducers(bench.large.url, bench.folder);
  const bare = openProducers(bareUrl, bench.folder);
  try {
    const whole = await takeTurns(db, { large, bare }, ROUNDS.on);
    const unwaited = await withoutWaiting(db, () => takeTurns(db, { large, bare }, ROUNDS.off));
    return [...figuresOf(whole), ...partsOf(unwaited)];
  } finally {
    await Promise.all([large.close(), bare.close()]);
    await dropDatabase(bench.serverUrl, BARE);
    await withSession(bench.large.url, (session) => session.query("vacuum (analyze)"));
  }
};

/** Jobs a second. */
interface Round {
  counted: number;
  uncounted: number;
  bare: number;
}

async function takeTurns(
  db: Database,
  { large, bare }: { large: Producers; bare: Producers },
  count: number,
): Promise<Round[]> {
  const ways = {
    counted: (ms: number) => removingAfter(db, () => large.cyclesPerSecond(ms)),
    uncounted: (ms: number) => uncounted(db, () => removingAfter(db, () => large.cyclesPerSecond(ms))),
    bare: (ms: number) => bare.cyclesPerSecond(ms),
  };
  for (const way of Object.values(ways)) await way(WARM_UP_MS);
  const rounds: Round[] = [];
  for (let round = 0; round < count; round++) {
    rounds.push({
      uncounted: await ways.uncounted(RUN_MS),
      counted: await ways.counted(RUN_MS),
      bare: await ways.bare(RUN_MS),
    });
  }
  return rounds;
}

/** Meanwhile, on the whole server, a commit is answered before it is on the disk. */
async function withoutWaiting<T>(db: Database, work: () => Promise<T>): Promise<T> {
  say("  the same without waiting for the disk");
  await db.execute(sql`alter system set synchronous_commit = off`);
  await db.execute(sql`select pg_reload_conf()`);
  try {
    return await work();
  } finally {
    await db.execute(sql`alter system reset synchronous_commit`);
    await db.execute(sql`select pg_reload_conf()`);
  }
}

function figuresOf(rounds: Round[]): Figure[] {
  const middle = (of: (round: Round) => number) => median(rounds.map(of));
  const perSecond = { unit: "jobs a second", bar: null };
  return [
    {
      name: "producer_vs_uncounted",
      value: middle(({ counted, uncounted }) => counted / uncounted),
      unit: "times the same tables uncounted",
      bar: { atLeast: 0.85 },
    },
    {
      name: "producer_vs_bare",
      value: middle(({ counted, bare }) => counted / bare),
      unit: "times tables with primary keys alone",
      bar: { atLeast: 0.45 },
    },
    { name: "producer_jobs_per_second", value: middle(({ counted }) => counted), ...perSecond },
    { name: "producer_jobs_per_second_uncounted", value: middle(({ uncounted }) => uncounted), ...perSecond },
    { name: "producer_jobs_per_second_bare", value: middle(({ bare }) => bare), ...perSecond },
  ];
}

const partsOf = (rounds: Round[]): Figure[] =>
  figuresOf(rounds).map((figure) => ({ ...figure, name: `${figure.name}_unwaited`, bar: null }));
