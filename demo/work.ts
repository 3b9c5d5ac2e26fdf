import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import type { JobHandle, NewJob } from "@/lib/producer";

/** What a demonstration job works with. */
interface Run {
  job: JobHandle;
  /** Aborted when this job should stop, or the whole demo. */
  signal: AbortSignal;
  /** Stops this job alone. */
  cancel(): void;
  /** Slows the work so that people can watch it. Rejects when the job should stop. */
  pause(ms: number): Promise<void>;
}

/** One demonstration job: whose it is, what is recorded of it, and the work itself. */
export interface DemoJob<Given = void, Found = void> {
  owner: "administrator" | "staff";
  record: Omit<NewJob, "owner">;
  work(run: Run, given: Given): Promise<Found>;
}

/** How the demo's time passes. */
export interface Tempo {
  /** Aborted when the whole demo should stop. */
  signal: AbortSignal;
  /** By what pauses are multiplied: 1 for people who watch, 0 to go through everything at once. */
  slowness: number;
}

/** Waits, at the demo's tempo. Rejects when it should stop. */
export const pauseAt = ({ signal, slowness }: Tempo, ms: number): Promise<void> =>
  pause(ms * slowness, undefined, { signal });

/** Lets signals and other jobs run between two pieces of computing; throws when the job should stop. */
export async function breathe(signal: AbortSignal) {
  await nextTurn();
  signal.throwIfAborted();
}

/** A number with so many digits after the point, for people to read. */
export const rounded = (value: number, digits: number) => Number(value.toFixed(digits));
