/** From and to, in seconds. */
export interface TimeRange {
  from: number;
  to: number;
}

/** What jobs like this one took, in seconds. */
export interface UsualTime {
  /** Half of them took no longer. */
  usualSeconds: number;
  /** 19 of 20 took no longer. */
  longSeconds: number;
}

/** How far a running job is; times in milliseconds since 1970, by one clock. */
export interface ProgressAt {
  done: number;
  total: number | null;
  startedAt: number;
  /** When `done` was reported. */
  reportedAt: number;
  /** How many a second lately; null: not known. */
  recentRate: number | null;
}

/** Below these, the first steps of a job say little about the others. */
const LEAST_PART = 0.02;
const LEAST_MS = 5_000;

/** A guess is never better than this. */
const LEAST_SPREAD = 0.2;

/** How many a second a job has done since its start; null when that says nothing. */
export function overallRate({ done, startedAt, reportedAt }: ProgressAt): number | null {
  const elapsed = reportedAt - startedAt;
  return elapsed >= LEAST_MS && done > 0 ? done / (elapsed / 1000) : null;
}

/** The same, once so much of a known total is done that it says how long the rest takes. */
const tellingRate = (progress: ProgressAt): number | null =>
  progress.total && progress.done >= progress.total * LEAST_PART ? overallRate(progress) : null;

/**
 * How long a job that reports progress still takes, counted from `now`: as fast as it was overall to as fast as it is
 * lately. Null when nothing can be said: too early, no total, past its total, or later than it was to be done.
 */
export function timeLeftByProgress(progress: ProgressAt, now: number): TimeRange | null {
  const { done, total, recentRate, reportedAt } = progress;
  const overall = tellingRate(progress);
  if (overall === null || total === null || done >= total) return null;
  const left = total - done;
  const guesses = recentRate === null ? [left / overall] : [left / overall, left / recentRate];
  const from = Math.min(...guesses);
  const to = Math.max(...guesses);
  const middle = (from + to) / 2;
  const since = Math.max(0, now - reportedAt) / 1000;
  return rest(
    { from: Math.min(from, middle * (1 - LEAST_SPREAD)), to: Math.max(to, middle * (1 + LEAST_SPREAD)) },
    since,
  );
}

/** How long a job that runs for `elapsed` seconds still takes if it takes what others took; null: longer than those. */
export const timeLeftByHistory = ({ usualSeconds, longSeconds }: UsualTime, elapsed: number) =>
  rest({ from: usualSeconds, to: longSeconds }, elapsed);

/** By progress as soon as that says something; before, and where the total is not known, by history. */
export function timeLeft(
  progress: ProgressAt | null,
  usual: UsualTime | null,
  { startedAt, now }: { startedAt: number; now: number },
): TimeRange | null {
  if (progress && tellingRate(progress) !== null) return timeLeftByProgress(progress, now);
  return usual && timeLeftByHistory(usual, (now - startedAt) / 1000);
}

/** What is left of a range after some seconds of it. */
function rest({ from, to }: TimeRange, seconds: number): TimeRange | null {
  if (!Number.isFinite(to) || seconds >= to) return null;
  return { from: Math.max(0, from - seconds), to: to - seconds };
}
