import { z } from "zod";
import { toIso } from "@/lib/jobs/job";
import { DAY_MS, dayOf, startOfDay } from "@/lib/time-zone/start-of-day";
import { DAY_PATTERN, secondsOf, spanOf } from "./time-words";

/** Microseconds since 1970. */
export type Microseconds = bigint;

/** PostgreSQL's smallest unit of time is a microsecond, and its years begin with 1. */
const instantWord = z.iso.datetime({ offset: true }).regex(/^(?!0000)[^.]*(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$/);
const dayWord = z.iso.date().regex(/^(?!0000)/);

/** A day ("2026-11-24") or an instant in ISO 8601, of the years 1 to 9999; null for another text. */
export const momentWord = (text: string): string | null =>
  [dayWord, instantWord].some((word) => word.safeParse(text).success) ? text : null;

const inMicroseconds = (ms: number): Microseconds => BigInt(ms) * 1_000n;

export function microsecondsOf(instant: string): Microseconds {
  const iso = toIso(instant);
  const [, fraction = ""] = /\.(\d+)/.exec(iso) ?? [];
  const whole = Date.parse(iso.replace(/\.\d+/, ""));
  return inMicroseconds(whole) + BigInt(fraction.padEnd(6, "0"));
}

const [YEAR_1, YEAR_10000] = [Date.parse("0001-01-01T00:00:00Z"), Date.UTC(10_000, 0)];

/** The moment for PostgreSQL; beyond the years that filters take, an end of time. */
export function printMoment(moment: Microseconds): string {
  const ms = Number(moment / 1_000n - (moment % 1_000n < 0n ? 1n : 0n));
  if (ms < YEAR_1) return "-infinity";
  if (ms >= YEAR_10000) return "infinity";
  const micros = String(moment - inMicroseconds(ms)).padStart(3, "0");
  return new Date(ms).toISOString().replace("Z", `${micros}Z`);
}

const startOf = (day: number, zone: string) => inMicroseconds(startOfDay(day, zone));
const numberOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** The first moment from which on jobs match `from`: a day begins in this zone. */
export const firstOf = (word: string, zone: string): Microseconds =>
  DAY_PATTERN.test(word) ? startOf(numberOf(word), zone) : microsecondsOf(word);

/** The first moment that no longer matches `to`: it includes its day, or its microsecond. */
export const firstAfter = (word: string, zone: string): Microseconds =>
  DAY_PATTERN.test(word) ? startOf(numberOf(word) + 1, zone) : microsecondsOf(word) + 1n;

/** The moment that a rolling start means now. */
export function rollingStart(word: string, zone: string, now: Microseconds): Microseconds {
  const span = spanOf(word);
  if (span) return now - BigInt(secondsOf(span)) * 1_000_000n;
  const today = dayOf(Number(now / 1_000n), zone);
  return startOf(word === "yesterday" ? today - 1 : today, zone);
}
