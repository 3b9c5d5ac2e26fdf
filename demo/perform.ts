import type { JobHandle } from "@/lib/producer";
import type { DemoJob } from "./work";

/**
 * Starts a job, does its work and records how it ended. Returns what the work found, null when it did not complete.
 * Rejects when the end could not be recorded, and when `signal` stops the whole demo.
 */
export async function perform<Given, Found>(
  { work }: DemoJob<Given, Found>,
  job: JobHandle,
  signal: AbortSignal,
  given: Given,
): Promise<Found | null> {
  signal.throwIfAborted();
  await job.start();
  const own = new AbortController();
  const both = AbortSignal.any([signal, own.signal]);
  try {
    const found = await work({ job, signal: both, cancel: () => own.abort() }, given);
    await job.complete();
    return found;
  } catch (error) {
    signal.throwIfAborted();
    if (own.signal.aborted) await job.cancel();
    else await job.fail(error);
    return null;
  }
}
