import { unguarded } from "@/lib/csv/formula-guard";
import type { OrderKey } from "@/lib/jobs/list/order";
import type { Sort } from "@/lib/jobs/sort";

/**
 * Where a row of an export stands in the list's order, read from the row itself: no second statement, at whose time
 * the row might be gone. Times are printed with their microseconds, and the guard of a name can be undone.
 */
export function exportedKey(row: Buffer, sort: Sort): OrderKey {
  // ID, Name, Type, Status, Created, Completed, Duration: only the name may hold commas of its own.
  const cells = row.toString("utf8").split(",");
  const [id, created] = [cells[0], cells.at(-3)];
  if (id === undefined || created === undefined || cells.length < 7)
    throw new RangeError("not a row of an export");
  return { id, value: sort === "date" ? created : unguarded(unquoted(cells.slice(1, -5).join(","))) };
}

/** A cell's text as it was before PostgreSQL's CSV writer quoted it. */
const unquoted = (cell: string) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
