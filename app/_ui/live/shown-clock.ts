import { formatDateAndClock, formatMoment } from "@/lib/format";

/** A moment as its clock alone, "14:02:31", if it is of the same day as now in the zone; else with its date. */
export function shownClock(at: number, { now, zone }: { now: number; zone: string }): string {
  const [iso, today] = [new Date(at).toISOString(), new Date(now).toISOString()];
  const [date, clock] = formatDateAndClock(iso, zone);
  return date === formatDateAndClock(today, zone)[0] ? clock : formatMoment(iso, zone);
}
