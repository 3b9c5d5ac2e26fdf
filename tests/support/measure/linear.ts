import { expect } from "vitest";

/** Below this, in milliseconds, the rest of the process counts for more than the work. */
const NOISE_MS = 5;

/** Of ten times as much. */
const MOST_GROWTH = 30;

/** A compiler or a collector at work may spoil a measurement; what grows too fast spoils each. */
const MEASUREMENTS = 5;

/**
 * Expects that ten times as much costs about ten times as much, and not a hundred times. It compares the processor time
 * of this process with itself, so that neither the machine's speed nor what else runs there matters.
 */
export async function expectLinear(work: (size: number) => unknown, size: number) {
  let growth = Number.POSITIVE_INFINITY;
  for (let measured = 0; measured < MEASUREMENTS && growth >= MOST_GROWTH; measured++) {
    const small = await cpuMs(() => work(size / 10));
    const large = await cpuMs(() => work(size));
    growth = large / Math.max(small, NOISE_MS);
  }
  expect(growth).toBeLessThan(MOST_GROWTH);
}

/** The processor time that this process uses for `work`, in milliseconds: what else runs on the machine does not count. */
export async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
