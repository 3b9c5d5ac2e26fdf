import type { Database } from "@/db/client";
import { newestJobs } from "@/lib/jobs/list/newest-jobs";
import type { SilentByTab } from "@/lib/jobs/silence/count-silent";
import { countSilentOfMany } from "@/lib/jobs/silence/count-silent-of-many";
import type { CountChange } from "./counted";
import { NEWEST } from "./new-jobs";
import { readCounts } from "./read-counts";
import { readRows } from "./read-rows";
import { replace, type Watcher } from "./registry";
import type { Sources } from "./sources";
import type { OwnedRun } from "./visible-row";

/** How many clears are looked at in one tick. */
const MOST_RUNS = 200;

/** How much of what is looked at a tick reads, besides what is due. */
export interface TickScope {
  /** All of it. */
  everything: boolean;
  /** Also which jobs are silent: time alone makes them so. */
  signs: boolean;
}

/**
 * Reads what is due, and more if `scope` says so: three statements, however much that is, and one for silent jobs.
 * Returns those who look at something that has changed.
 */
export async function tick(
  db: Database,
  sources: Sources,
  { everything, signs }: TickScope,
): Promise<Set<Watcher>> {
  const affected = new Set<Watcher>();
  await takeCounts(db, sources, everything, affected);
  await takeSilent(db, sources, signs, affected);
  const lists = sources.lists.take(everything);
  const asked = lists.map(({ list }) => list);
  const newest = await newestJobs(db, asked, NEWEST);
  for (const [at, list] of lists.entries()) list.receive(newest[at] ?? [], affected);
  for (const watcher of affected) watcher.follow();
  const rows = sources.rows.take(everything);
  for (const row of await readRows(db, rows, signs)) sources.rows.receive(row, affected);
  return affected;
}

async function takeCounts(db: Database, sources: Sources, everything: boolean, affected: Set<Watcher>) {
  const counted = sources.counted.take(everything, Number.POSITIVE_INFINITY);
  const runs = sources.runs.take(everything, MOST_RUNS);
  const details = sources.details.take(everything);
  const read = await readCounts(db, {
    pairs: [...new Set(counted.flatMap(({ pairs }) => pairs))],
    runs: runs.map(({ key }) => key),
    details: details.map(({ asked }) => asked),
  });
  sources.setClock(read.now);
  const changes = new Map<string, CountChange>();
  for (const one of counted) {
    const change = one.take(read.counts, affected);
    // One that began to be looked at has nothing to compare with; another of the same owner may have.
    if (changes.get(one.whose) !== "fewer") changes.set(one.whose, change ?? changes.get(one.whose) ?? null);
  }
  sources.rows.doubt(changes);
  const byId = new Map(read.runs.map((owned) => [owned.run.id, owned]));
  for (const run of runs) replace(run, sameRun(run.value, byId.get(run.key)), affected);
  sources.details.receive(details, read.details, affected);
}

/** The one that was there, if nothing of it has changed. */
const sameRun = (before: OwnedRun | null | undefined, read: OwnedRun | undefined): OwnedRun | null =>
  before && JSON.stringify(before) === JSON.stringify(read) ? before : (read ?? null);

async function takeSilent(db: Database, sources: Sources, signs: boolean, affected: Set<Watcher>) {
  const silent = sources.silent.take(signs, Number.POSITIVE_INFINITY);
  if (silent.length === 0) return;
  const read = await countSilentOfMany(
    db,
    silent.map(({ key }) => key),
  );
  for (const entry of silent) replace(entry, sameSilent(entry.value, read.get(entry.key)), affected);
}

const NOBODY = { general: 0, imports: 0 };

const sameSilent = (before: SilentByTab | undefined, read: SilentByTab = NOBODY): SilentByTab =>
  before?.general === read.general && before.imports === read.imports ? before : read;
