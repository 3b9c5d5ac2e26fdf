import { formatCount } from "./texts/format-parts";

export { formatCount };

/** An estimate for people, rounded so that it does not look like a count: "142,000". */
export const formatEstimate = (count: number): string => formatCount(Number(count.toPrecision(3)));

const formats = new Map<string, Intl.DateTimeFormat>();

/** The time zone's name if this machine knows it, else UTC: a cookie may hold any text. */
export function knownZone(zone: string | null | undefined): string {
  if (!zone || zone.length > 64) return "UTC";
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone;
  } catch {
    return "UTC";
  }
}

/** A moment for people: "21 Nov 2026 21:33:12". A text that is not a date, such as infinity, stays as it is. */
export function formatMoment(iso: string, zone: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : formatFor(zone).format(date).replace(",", "");
}

/** The same moment in two parts, to show on two lines: "21 Nov 2026" and "21:33:12". */
export function formatDateAndClock(iso: string, zone: string): [date: string, clock: string] {
  const [date = "", clock = ""] = formatMoment(iso, zone).split(/ (?=[\d:]+$)/);
  return [date, clock];
}

/** A duration for people, of the largest two units: "0 s", "0.28 s", "12 s", "3 min 5 s", "400 d 2 h". */
export function formatDuration(seconds: number): string {
  if (seconds < 0) return `${seconds} s (the end is before the start)`;
  if (seconds < 10) return `${Number(seconds.toFixed(2))} s`;
  const whole = Math.round(seconds);
  const units: [string, number][] = [
    ["d", Math.floor(whole / 86_400)],
    ["h", Math.floor(whole / 3600) % 24],
    ["min", Math.floor(whole / 60) % 60],
    ["s", whole % 60],
  ];
  const first = units.findIndex(([, amount]) => amount > 0);
  const shown = units.slice(first, first + 2).filter(([, amount]) => amount > 0);
  return shown.map(([unit, amount]) => `${amount} ${unit}`).join(" ");
}

/** "1 job", "12 jobs" */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** "512 B", "1.2 MB": thousands, as file managers count. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** step;
  return `${step === 0 || amount >= 100 ? Math.round(amount) : amount.toFixed(1)} ${units[step]}`;
}

/** Cached, because making one takes longer than using it for a whole page. */
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  // Cookies may spell a zone in ever new ways, so the cache has a limit.
  if (formats.size > 500) formats.clear();
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium", timeZone });
  formats.set(timeZone, format);
  return format;
}
