import { setTimeout as pause } from "node:timers/promises";
import { rootCause } from "@/lib/database-error";
import { DatabaseUnavailable } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { type BatchBounds, clearBatch, nextToClear } from "./clear-batch";
import type { OpenRun } from "./clear-run";

/** What a batch begins with and grows to, and how long one is to take. A job may have ten thousand subtasks, or none. */
const FIRST_BATCH_JOBS = 250;
const MOST_BATCH_JOBS = 5_000;
const AIM_MS = 180;
/** Of a batch's own time: producers get theirs in between. */
const REST = 0.05;
/** So many that somebody's locks keep mean that it is the table that is locked. */
const MOST_PASSED_OVER = 100;

const TOO_MANY_HELD =
  "Clearing stopped: other programs are changing too many of the old jobs. Try again later.";

const STATEMENT_TIMED_OUT = "57014";
/** What a wait for somebody else's lock ends with. */
const LOCKED_OUT = new Set(["55P03", "40P01", "40001"]);

export interface ClearWatch {
  /** Told after every batch how many went with it; waited for before the next. */
  onBatch?: (removed: number) => void | Promise<void>;
  /** Ends the clear after the present batch, so that it can be gone on with. */
  signal?: AbortSignal;
}

/**
 * Removes the run's jobs, oldest first, until a look from the start finds none, or until somebody asked to stop.
 * Batches go on from where the last one ended; what was held just then is looked for at the end once more.
 */
export async function clearInBatches(access: Access, run: OpenRun, { onBatch, signal }: ClearWatch) {
  let from: string | null = null;
  let most = FIRST_BATCH_JOBS;
  const passedOver: string[] = [];
  for (;;) {
    signal?.throwIfAborted();
    const began = performance.now();
    const bounds: BatchBounds = { from, most, passedOver };
    const batch = await clearBatch(access, run, bounds).catch((error: unknown) =>
      failureOfBatch(error, most),
    );
    const ms = performance.now() - began;
    await onBatch?.(typeof batch === "string" ? 0 : batch.removed);
    if (typeof batch === "string") {
      if (batch === "locked" && most === 1) passedOver.push(...(await stuck(access, run, bounds)));
      most = Math.ceil(most / 8);
    } else {
      if (!batch.goesOn || (batch.removed === 0 && from === null)) return;
      from = batch.last;
      most = nextSize(most, ms);
    }
    await pause(ms * REST);
  }
}

const nextSize = (most: number, ms: number) =>
  Math.max(1, Math.min(Math.round(most * Math.min(AIM_MS / ms, 4)), MOST_BATCH_JOBS));

/** Why a batch came to nothing that can be made smaller, or of a single job that can be left alone. */
function failureOfBatch(error: unknown, jobs: number): "too slow" | "locked" {
  const { code } = rootCause(error);
  if (LOCKED_OUT.has(code)) return "locked";
  if (code === STATEMENT_TIMED_OUT && jobs > 1) return "too slow";
  throw error;
}

/** The one job that a batch of one could not have. */
async function stuck(access: Access, run: OpenRun, bounds: BatchBounds): Promise<string[]> {
  if (bounds.passedOver.length >= MOST_PASSED_OVER) throw new DatabaseUnavailable({}, TOO_MANY_HELD);
  const id = await nextToClear(access, run, bounds);
  return id === null ? [] : [id];
}
