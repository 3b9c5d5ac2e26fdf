/** A row's place in an order: its sort value as text with microseconds (null for a missing name), and its id. */
export interface Cursor<Part = string> {
  value: Part | null;
  id: Part;
}

/**
 * Where a page of the list begins, if not by its number: after a cursor, before one, or so that it ends with the list.
 * A cursor stays valid when its row is gone.
 */
export type PageCursor = PlaceCursor | { side: "end" };

export interface PlaceCursor {
  side: "after" | "before";
  place: Cursor;
}

/** A cursor as an address has it: "17.2026-11-21T21:33:12.391748Z", "17.Airports", or "17" for a job without a name. */
export const printCursor = ({ id, value }: Cursor): string => (value === null ? id : `${id}.${value}`);
