import { setImmediate as nextTurn } from "node:timers/promises";
import type { JobHandle, NewJob } from "@/lib/producer";

/** What a demonstration job works with. */
interface Run {
  job: JobHandle;
  /** Aborted when this job is to stop, or the whole demo. */
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

/** Lets signals and other jobs in between two stretches of computing; throws when the job is to stop. */
export async function breathe(signal: AbortSignal) {
  await nextTurn();
  signal.throwIfAborted();
}

/** A number with so many digits after the point, to be read by people. */
export const rounded = (value: number, digits: number) => Number(value.toFixed(digits));
