import { cachedByZone } from "@/lib/time-zone/cached-by-zone";

const DAY_MS = 86_400_000;
const HALF_A_DAY_MS = DAY_MS / 2;
/** More than the days that one page shows. */
const MOST_DAYS = 5_000;

/** Whether the zone's offset changes within half a day, by zone and day: it costs more to compute than to look up. */
const changing = new Map<string, boolean>();

const formatFor = cachedByZone(
  (timeZone) => new Intl.DateTimeFormat("en", { timeZone, hour: "numeric", timeZoneName: "longOffset" }),
);

/**
 * The offset from UTC, such as "+02:00", of a moment whose date and clock come twice in this zone, as in the hour in
 * which clocks are set back in autumn; null for all other moments.
 */
export function offsetIfRepeated(date: Date, zone: string): string | null {
  const time = date.getTime();
  if (!changesAround(time, zone)) return null;
  const own = offsetAt(time, zone);
  const others = [offsetAt(time - HALF_A_DAY_MS, zone), offsetAt(time + HALF_A_DAY_MS, zone)];
  // The moment that reads the same under another offset, if that offset applies then.
  const isRepeated = others.some(({ ms }) => ms !== own.ms && offsetAt(time + own.ms - ms, zone).ms === ms);
  return isRepeated ? own.text : null;
}

function changesAround(time: number, zone: string): boolean {
  const day = Math.floor(time / DAY_MS);
  const key = `${zone} ${day}`;
  const known = changing.get(key);
  if (known !== undefined) return known;
  const [before, after] = [day * DAY_MS - HALF_A_DAY_MS, (day + 1) * DAY_MS + HALF_A_DAY_MS];
  const changes = offsetAt(before, zone).ms !== offsetAt(after, zone).ms;
  if (changing.size > MOST_DAYS) changing.clear();
  changing.set(key, changes);
  return changes;
}

/** The offset from UTC of a moment (ms since 1970) in a zone: in ms, and as ISO 8601 writes it. */
export function offsetAt(time: number, zone: string): { ms: number; text: string } {
  const parts = formatFor(zone).formatToParts(time);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const text = /[+-][\d:]+$/.exec(name.replace("\u2212", "-"))?.[0] ?? "+00:00";
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(1).split(":").map(Number);
  const ms = ((hours * 60 + minutes) * 60 + seconds) * 1_000;
  return { ms: text.startsWith("-") ? -ms : ms, text };
}
