import { cachedByZone } from "@/lib/time-zone/cached-by-zone";
import { offsetIfRepeated } from "@/lib/time-zone/zone-offset";
import { LOCALE } from "@/texts/locale";
import { unitsTexts } from "@/texts/units";
import { formatMessage } from "./texts/format-message";
import { formatCount } from "./texts/format-parts";

export { formatCount };

/** An estimate for people, rounded so that it does not look like a count: "142,000". */
export const formatEstimate = (count: number): string => formatCount(Number(count.toPrecision(3)));

const formatFor = cachedByZone((timeZone) => ({
  date: new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeZone }),
  clock: new Intl.DateTimeFormat(LOCALE, { timeStyle: "medium", timeZone }),
  day: new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", timeZone }),
  year: new Intl.DateTimeFormat(LOCALE, { year: "numeric", timeZone }),
  /** By the quarter of an hour since 1970. */
  dates: new Map<number, CalendarDate>(),
}));

/** The time zone's name if this machine knows it, else UTC: a cookie may hold any text. */
export function knownZone(zone: string | null | undefined): string {
  if (!zone || zone.length > 64) return "UTC";
  try {
    new Intl.DateTimeFormat(LOCALE, { timeZone: zone });
    return zone;
  } catch {
    return "UTC";
  }
}

/**
 * A moment for people: "21 Nov 2026 21:33:12", in the hour in which clocks are set back "25 Oct 2026 02:30:00 +02:00",
 * so that no two moments read the same. A text that is not a date, such as infinity, stays as it is.
 */
export function formatMoment(iso: string, zone: string): string {
  const [date, clock] = formatDateAndClock(iso, zone);
  return clock === "" ? date : formatMessage(unitsTexts.moment, { date, clock });
}

/** The same moment in two parts, to show on two lines: "21 Nov 2026" and "21:33:12". */
export function formatDateAndClock(iso: string, zone: string): [date: string, clock: string] {
  const parts = momentParts(iso, zone);
  return parts ? [parts.date, parts.clock] : [iso, ""];
}

/** A calendar date: "21 Nov 2026", the same without its year, and the year. */
interface CalendarDate {
  date: string;
  day: string;
  year: string;
}

/** The same moment in its parts, to show some of them; null for a text that is not a date, such as infinity. */
export function momentParts(iso: string, zone: string): (CalendarDate & { clock: string }) | null {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return null;
  const offset = offsetIfRepeated(moment, zone);
  const time = formatFor(zone).clock.format(moment);
  const clock = offset === null ? time : formatMessage(unitsTexts.clockWithOffset, { time, offset });
  return { ...calendarDate(moment, zone), clock };
}

/** The year of a moment in a zone, "2026". Throws for what is not a date. */
export const formatYear = (moment: string | number, zone: string): string =>
  formatFor(zone).year.format(new Date(moment));

/** In it no zone's date changes, since offsets are whole quarters of an hour, which they were not before 1980. */
const QUARTER_MS = 900_000;
const QUARTERS_SINCE = Date.UTC(1980, 0);
/** More than the quarters that one page shows. */
const MOST_QUARTERS = 5_000;

/** A page has the same date many times, and to format it takes longer than to look it up. */
function calendarDate(moment: Date, zone: string): CalendarDate {
  const { date, day, year, dates } = formatFor(zone);
  const time = moment.getTime();
  const quarter = Math.floor(time / QUARTER_MS);
  const known = dates.get(quarter);
  if (known) return known;
  const made = { date: date.format(moment), day: day.format(moment), year: year.format(moment) };
  if (dates.size > MOST_QUARTERS) dates.clear();
  if (time >= QUARTERS_SINCE) dates.set(quarter, made);
  return made;
}

/** A calendar day for people: "24 Nov 2026". */
export const formatDay = (day: string): string => formatFor("UTC").date.format(new Date(`${day}T00:00:00Z`));

/** A duration for people, of the largest two units: "0 s", "0.28 s", "12 s", "3 min 5 s", "400 d 2 h". */
export function formatDuration(seconds: number): string {
  if (seconds < 0) return formatMessage(unitsTexts.endsBeforeStart, { seconds });
  if (seconds < 10) return formatMessage(unitsTexts.seconds, { amount: Number(seconds.toFixed(2)) });
  const whole = Math.round(seconds);
  const units = [
    [unitsTexts.days, Math.floor(whole / 86_400)],
    [unitsTexts.hours, Math.floor(whole / 3600) % 24],
    [unitsTexts.minutes, Math.floor(whole / 60) % 60],
    [unitsTexts.seconds, whole % 60],
  ] as const;
  const first = units.findIndex(([, amount]) => amount > 0);
  const [larger = "", smaller] = units
    .slice(first, first + 2)
    .flatMap(([unit, amount]) => (amount > 0 ? [formatMessage(unit, { amount })] : []));
  return smaller === undefined ? larger : formatMessage(unitsTexts.largestTwo, { larger, smaller });
}

const UNITS_OF_BYTES = [
  unitsTexts.bytes,
  unitsTexts.kilobytes,
  unitsTexts.megabytes,
  unitsTexts.gigabytes,
  unitsTexts.terabytes,
] as const;

const oneDecimal = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** "512 B", "1.2 MB": thousands, as file managers count. */
export function formatBytes(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS_OF_BYTES.length - 1, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** step;
  return formatMessage(UNITS_OF_BYTES[step] ?? unitsTexts.bytes, {
    amount: step === 0 || amount >= 100 ? formatCount(Math.round(amount)) : oneDecimal.format(amount),
  });
}
