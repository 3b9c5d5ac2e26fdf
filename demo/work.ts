import { setImmediate as nextTurn } from "node:timers/promises";
import type { JobHandle, NewJob } from "@/lib/producer";

/** What a demonstration job works with. */
interface Run {
  job: JobHandle;
  /** Aborted when this job should stop, or the whole demo. */
  signal: AbortSignal;
  /** Stops this job alone. */
  cancel(): void;
}

/** One demonstration job: whose it is, what is recorded of it, and the work itself. */
export interface DemoJob<Given = void, Found = void> {
  owner: "administrator" | "staff";
  record: Omit<NewJob, "owner">;
  work(run: Run, given: Given): Promise<Found>;
}

/** Lets signals and other jobs run between two pieces of computing; throws when the job should stop. */
export async function breathe(signal: AbortSignal) {
  await nextTurn();
  signal.throwIfAborted();
}

/** A number with so many digits after the point, for people to read. */
export const rounded = (value: number, digits: number) => Number(value.toFixed(digits));
