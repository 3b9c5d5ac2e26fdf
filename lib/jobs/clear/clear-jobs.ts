import { setTimeout as pause } from "node:timers/promises";
import { writing } from "@/lib/current-verb";
import { rootCause } from "@/lib/database-error";
import type { FileStore } from "@/lib/files/store/file-store";
import { sweepFiles } from "@/lib/files/verify/sweep-files";
import type { Access } from "@/lib/jobs/access";
import { DEFAULT_TAB, type Tab } from "@/lib/jobs/tab";
import { log } from "@/lib/log";
import { type ClearWatch, clearInBatches } from "./clear-in-batches";
import { finishClearRun, noteExpected, type OpenRun, openClearRun, releaseClearRun } from "./clear-run";
import { type ClearRun, getClearRun } from "./get-clear-run";
import { countClearable } from "./preview-clear";

const LOOK_MS = 500;

export interface ClearResult {
  /** By the whole run, also where it was begun before and gone on with now. */
  removed: number;
  /** What `getClearRun` takes. */
  runId: string;
}

/** A clear that is under way, whoever waits for it. */
export interface ClearInProgress {
  runId: string;
  /** Resolves at the run's end, whoever works at it; rejects when it was cut off, and can be gone on with. */
  done: Promise<ClearResult>;
}

interface ClearOptions {
  days: number;
  watch: ClearWatch;
}

/**
 * Deletes the viewer's inactive jobs of the tab that finished more than `days` days ago by the database's clock,
 * with all that belongs to them. It goes in batches, each one statement: cut off in between, what is gone is gone
 * whole and counted in the recorded run. The same clear asked for again goes on from there when that was less than
 * an hour ago; while it is under way, it is waited for, not begun twice. Rows that someone is changing are left alone.
 * Whoever asked may leave: what it reads on its way is part of a verb that writes, and is not cut off.
 */
export function startClear(
  access: Access,
  store: FileStore,
  days: number,
  tab: Tab = DEFAULT_TAB,
  watch: ClearWatch = {},
): Promise<ClearInProgress> {
  return writing("startClear", async () => {
    const run = await openClearRun(access, days, tab);
    const removed = (run.isOurs ? work : join)(access, store, run, { days, watch });
    return { runId: run.id, done: removed.then((jobs) => ({ removed: jobs, runId: run.id })) };
  });
}

/** The same, and waits for its end. */
export async function clearJobs(...given: Parameters<typeof startClear>): Promise<ClearResult> {
  return (await startClear(...given)).done;
}

async function work(
  access: Access,
  store: FileStore,
  run: OpenRun,
  { days, watch }: ClearOptions,
): Promise<number> {
  try {
    if (!run.isCounted) await noteExpected(access, run, await countClearable(access, run));
    await clearInBatches(access, run, watch);
    await finishClearRun(access, run);
  } catch (error) {
    // Where the database is away, its silence says the same in a while.
    await releaseClearRun(access, run).catch(() => undefined);
    throw error;
  }
  // The jobs are gone whatever becomes of their files; what the store can't remove now, the next sweep does.
  await sweepFiles(access.db, store).catch((error: unknown) =>
    log("error", "files.not_swept", { reason: rootCause(error).message }),
  );
  return join(access, store, run, { days, watch });
}

/** Waits for whoever works at the run, and takes over from someone who fell silent. */
async function join(access: Access, store: FileStore, run: OpenRun, given: ClearOptions): Promise<number> {
  for (;;) {
    const { state, removed } = await currentRun(access, run);
    if (state === "finished" || state === "stopped") return removed;
    if (state === "interrupted") {
      return (await clearJobs(access, store, given.days, run.tab, given.watch)).removed;
    }
    await pause(LOOK_MS, undefined, { signal: given.watch.signal });
  }
}

async function currentRun(access: Access, { id }: OpenRun): Promise<ClearRun> {
  const run = await getClearRun(access, id);
  if (!run) throw new Error(`clear run ${id} is gone`);
  return run;
}
