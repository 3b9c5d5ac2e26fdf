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
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return [iso, ""];
  const { date, clock } = formatFor(zone);
  const offset = offsetIfRepeated(moment, zone);
  const time = clock.format(moment);
  return [
    date.format(moment),
    offset === null ? time : formatMessage(unitsTexts.clockWithOffset, { time, offset }),
  ];
}

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
