import { formatYear, momentParts } from "@/lib/format";
import { formatMessage } from "@/lib/texts/format-message";
import { unitsTexts } from "@/texts/units";

/** What a row has said already, so that it need not be said again. */
export interface SaidDate {
  /** A whole date, "21 Nov 2026". */
  date?: string;
  year: string;
}

/** The present year, which no row needs to say. */
export const presentYear = (now: string | number, zone: string): SaidDate => ({
  year: formatYear(now, zone),
});

/** What is said once this moment is shown; `before` where it is not a date, such as infinity. */
export const saidBy = (iso: string, zone: string, before: SaidDate): SaidDate =>
  momentParts(iso, zone) ?? before;

/**
 * A moment as a row shows it: the clock alone on the date that was said, "21:33:12"; without the year in the year that
 * was said, "21 Nov 21:33:12"; else in full, "21 Nov 2025 21:33:12".
 */
export function shownTime(iso: string, zone: string, said: SaidDate): string {
  const parts = momentParts(iso, zone);
  if (!parts) return iso;
  const { date, day, year, clock } = parts;
  return date === said.date
    ? clock
    : formatMessage(unitsTexts.moment, { date: year === said.year ? day : date, clock });
}
