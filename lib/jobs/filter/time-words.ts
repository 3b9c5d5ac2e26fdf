/** The units of time that filters take, in seconds. */
const SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };

type TimeUnit = keyof typeof SECONDS;

/** A span of time as filters write it: "24h". */
export interface Span {
  amount: number;
  unit: TimeUnit;
}

/** A rolling start: "30m", "24h", "7d", "2w", or a day: "today", "yesterday". */
export const SINCE_PATTERN = /^(?:today|yesterday|[1-9]\d{0,3}[mhdw])$/;

/** A duration: "90s", "10m", "2h", "1d". */
export const DURATION_PATTERN = /^[1-9]\d{0,5}[smhd]$/;

/** A calendar day: "2026-11-24". */
export const DAY_PATTERN = /^\d{4}-\d\d-\d\d$/;

const isUnit = (text: string): text is TimeUnit => Object.hasOwn(SECONDS, text);

/** The span that a word gives; null for a word that is not one. */
export function spanOf(word: string): Span | null {
  const [amount, unit] = [Number(word.slice(0, -1)), word.slice(-1)];
  return /^\d+.$/.test(word) && isUnit(unit) ? { amount, unit } : null;
}

export const secondsOf = ({ amount, unit }: Span): number => amount * SECONDS[unit];
