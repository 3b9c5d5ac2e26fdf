/** Where a row stands in an order: its sort value as text, microseconds and all (null for a missing name), and its id. */
export interface Cursor<Part = string> {
  value: Part | null;
  id: Part;
}

/**
 * Where a page of the list begins, other than by its number: behind a place in the order, before one, or so that
 * it ends with the list. A place outlives its row.
 */
export type PageCursor = { side: "after" | "before"; place: Cursor } | { side: "end" };

/** A place as an address has it: "17.2026-11-21T21:33:12.391748Z", "17.Airports", or "17" of a job without a name. */
export const printCursor = ({ id, value }: Cursor): string => (value === null ? id : `${id}.${value}`);
