import type { JobHandle } from "@/lib/producer";
import { type DemoJob, pauseAt, type Tempo } from "./work";

/**
 * Starts a job, does its work and records how it ended. Returns what the work found, null when it did not complete.
 * Rejects when the end could not be recorded, and when the whole demo stops.
 */
export async function perform<Given, Found>(
  { work }: DemoJob<Given, Found>,
  job: JobHandle,
  { signal, slowness }: Tempo,
  given: Given,
): Promise<Found | null> {
  signal.throwIfAborted();
  await job.start();
  const own = new AbortController();
  const both = AbortSignal.any([signal, own.signal]);
  try {
    const pause = (ms: number) => pauseAt({ signal: both, slowness }, ms);
    const found = await work({ job, signal: both, cancel: () => own.abort(), pause }, given);
    await job.complete();
    return found;
  } catch (error) {
    signal.throwIfAborted();
    if (own.signal.aborted) await job.cancel();
    else await job.fail(error);
    return null;
  }
}
