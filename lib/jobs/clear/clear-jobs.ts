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
  /** By the whole run, including what it removed before it was resumed. */
  removed: number;
  /** The id for `getClearRun`. */
  runId: string;
}

/** A running clear. */
export interface ClearInProgress {
  runId: string;
  /** Resolves when the run ends, in this process or another; rejects when it was interrupted and can be resumed. */
  done: Promise<ClearResult>;
}

interface ClearOptions {
  days: number;
  watch: ClearWatch;
}

/**
 * Deletes the viewer's inactive jobs of the tab that finished more than `days` days ago by the database's clock, with
 * all that belongs to them. It works in batches, each one statement: if it is interrupted, every removed job is removed
 * completely and is counted in the recorded run. The same clear requested again within an hour resumes that run; while
 * the run is active, the request waits for it and starts no second one. Rows that someone is changing are skipped. The
 * client may leave: a read within a verb that writes is not cut off.
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

/** The same, but waits for the end. */
export async function clearJobs(...parameters: Parameters<typeof startClear>): Promise<ClearResult> {
  return (await startClear(...parameters)).done;
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
    // If the database is unreachable, the run counts as interrupted after a while anyway.
    await releaseClearRun(access, run).catch(() => undefined);
    throw error;
  }
  // The jobs are gone whatever happens to their files; the next sweep removes what the store can't remove now.
  await sweepFiles(access.db, store).catch((error: unknown) =>
    log("error", "files.not_swept", { reason: rootCause(error).message }),
  );
  return join(access, store, run, { days, watch });
}

/** Waits for the process that works on the run, and takes over if that one stops responding. */
async function join(access: Access, store: FileStore, run: OpenRun, options: ClearOptions): Promise<number> {
  for (;;) {
    const { state, removed } = await currentRun(access, run);
    if (state === "finished" || state === "stopped") return removed;
    if (state === "interrupted") {
      return (await clearJobs(access, store, options.days, run.tab, options.watch)).removed;
    }
    await pause(LOOK_MS, undefined, { signal: options.watch.signal });
  }
}

async function currentRun(access: Access, { id }: OpenRun): Promise<ClearRun> {
  const run = await getClearRun(access, id);
  if (!run) throw new Error(`clear run ${id} is gone`);
  return run;
}
