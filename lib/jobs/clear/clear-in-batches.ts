import { setTimeout as pause } from "node:timers/promises";
import { rootCause } from "@/lib/database-error";
import { DatabaseUnavailable } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { clearRefusalTexts } from "@/texts/jobs/clear-refusal";
import { type BatchBounds, clearBatch, nextToClear } from "./clear-batch";
import type { OpenRun } from "./clear-run";

/** The first and the largest size of a batch, and how long one should take. Jobs have up to ten thousand subtasks. */
const FIRST_BATCH_JOBS = 250;
const MOST_BATCH_JOBS = 5_000;
const AIM_MS = 180;
/** The share of a batch's time to pause after it, so that producers get their turn. */
const REST = 0.05;
/** With this many jobs locked by others, the table itself is probably locked. */
const MOST_PASSED_OVER = 100;

const STATEMENT_TIMED_OUT = "57014";
/** The SQLSTATEs with which a wait for another transaction's lock ends. */
const LOCKED_OUT = new Set(["55P03", "40P01", "40001"]);

export interface ClearWatch {
  /** Called after every batch with how many jobs it removed, and awaited before the next. */
  onBatch?: (removed: number) => void | Promise<void>;
  /** Ends the clear after the current batch, so that it can be resumed. */
  signal?: AbortSignal;
}

/**
 * Removes the run's jobs, oldest first, until a search from the start finds none, or until somebody asks it to stop. A
 * batch begins where the last one ended; jobs that were locked are searched for once more at the end.
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

/** Why a batch failed, if a smaller one may succeed, or if its single job can be skipped. Throws any other error. */
function failureOfBatch(error: unknown, jobs: number): "slow" | "locked" {
  const { code } = rootCause(error);
  if (LOCKED_OUT.has(code)) return "locked";
  if (code === STATEMENT_TIMED_OUT && jobs > 1) return "slow";
  throw error;
}

/** The job that a batch of one could not lock. */
async function stuck(access: Access, run: OpenRun, bounds: BatchBounds): Promise<string[]> {
  if (bounds.passedOver.length >= MOST_PASSED_OVER)
    throw new DatabaseUnavailable({}, clearRefusalTexts.tooManyLocked);
  const id = await nextToClear(access, run, bounds);
  return id === null ? [] : [id];
}
