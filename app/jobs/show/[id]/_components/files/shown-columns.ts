import type { RejectedRow } from "@/lib/csv/error-report-reader";

/** As many columns as a table on the page has room for in any sense. */
const MOST = 40;

/** The places of the columns that are shown: those at fault before the others, in their own order. */
export function shownColumns(columns: readonly string[], rows: readonly RejectedRow[]): number[] {
  const all = columns.map((_, place) => place);
  if (all.length <= MOST) return all;
  const atFault = new Set(rows.map(({ column }) => column));
  const isAtFault = (place: number) => atFault.has(columns[place] ?? null);
  const first = [...all.filter(isAtFault), ...all.filter((place) => !isAtFault(place))].slice(0, MOST);
  return first.sort((one, other) => one - other);
}
