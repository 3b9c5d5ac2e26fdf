import { type Level, log } from "./log";

/** What goes wrong again and again until it is over. */
export type Trouble = "database" | "connections" | "storage" | "load" | "tokens" | "live" | "search";

interface Repeats {
  /** Lines since it last worked, and in the current half minute. */
  sinceWorked: number;
  inPeriod: number;
  /** How many lines were left out in the current half minute, and the last of them. */
  leftOut: number;
  last: { level: Level; event: string; facts: Record<string, unknown> };
}

declare global {
  /** Global, because Next loads modules more than once in a process. */
  var jobsConsoleRepeats: Map<Trouble, Repeats> | undefined;
}

const MOST_AT_ONCE = 3;
const MOST_IN_PERIOD = 20;
const PERIOD_MS = 30_000;

const repeats = () => {
  globalThis.jobsConsoleRepeats ??= new Map();
  return globalThis.jobsConsoleRepeats;
};

/**
 * Logs the first three lines of a trouble. As long as it lasts, one line every half minute follows, with the number of
 * those that were left out as `repeated`. Returns whether this line is in the log.
 */
export function logSparingly(
  trouble: Trouble,
  level: Level,
  event: string,
  facts: Record<string, unknown>,
): boolean {
  const last = { level, event, facts };
  let known = repeats().get(trouble);
  if (!known) {
    known = { sinceWorked: 0, inPeriod: 0, leftOut: 0, last };
    repeats().set(trouble, known);
    setTimeout(endPeriod, PERIOD_MS, trouble).unref();
  }
  known.last = last;
  if (known.sinceWorked >= MOST_AT_ONCE || known.inPeriod >= MOST_IN_PERIOD) {
    known.leftOut++;
    return false;
  }
  known.sinceWorked++;
  known.inPeriod++;
  log(level, event, facts);
  return true;
}

/**
 * Call it when what was in trouble works: the next trouble is a new one. Without this call, a trouble ends after half a
 * minute in which no line was left out.
 */
export function worksAgain(trouble: Trouble) {
  const known = globalThis.jobsConsoleRepeats?.get(trouble);
  if (known) known.sinceWorked = 0;
}

function endPeriod(trouble: Trouble) {
  const known = repeats().get(trouble);
  if (!known) return;
  if (known.leftOut === 0) {
    repeats().delete(trouble);
    return;
  }
  const { level, event, facts } = known.last;
  const repeated = known.leftOut;
  known.leftOut = 0;
  known.inPeriod = 0;
  // They belong to many requests.
  log(level, event, { ...facts, path: undefined, request: undefined, repeated });
  setTimeout(endPeriod, PERIOD_MS, trouble).unref();
}
