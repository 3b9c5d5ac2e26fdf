/** How far a job was, and when (milliseconds since 1970). */
export interface ProgressSample {
  at: number;
  done: number;
}

const WINDOW_MS = 60_000;
/** Two reports that are closer than this say little about the speed. */
const LEAST_MS = 10_000;

/** The samples of the last minute with one more; older ones are dropped, and all when a job counts anew. */
export function withSample(samples: readonly ProgressSample[], sample: ProgressSample): ProgressSample[] {
  const last = samples.at(-1);
  if (last?.done === sample.done || (last && sample.at <= last.at)) return [...samples];
  if (last && sample.done < last.done) return [sample];
  return [...samples.filter(({ at }) => at >= sample.at - WINDOW_MS), sample];
}

/** How many a second in the time that the samples span; null when that is too short to say. */
export function recentRate(samples: readonly ProgressSample[]): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!(first && last) || last.at - first.at < LEAST_MS) return null;
  return (last.done - first.done) / ((last.at - first.at) / 1000);
}
