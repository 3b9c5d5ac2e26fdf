import { z } from "zod";
import type { Sort } from "./filter";
import { parseId } from "./job-id";
import type { Place } from "./order";

/**
 * Where a page of the list begins, other than by its number: behind a place in the order, before one, or so that
 * it ends with the list. A place outlives its row.
 */
export type PageKey = { side: "after" | "before"; place: Place } | { side: "end" };

/** PostgreSQL's earliest year is 1, and its finest time a microsecond. */
const moment = z.iso.datetime({ error: "no moment" }).regex(/^(?!0000).{19}(\.\d{1,6})?Z$/);
const MOST_CHARACTERS = 255;

/** A place as an address has it: "17.2026-11-21T21:33:12.391748Z", "17.Airports", or "17" of a job without a name. */
export const printKey = ({ id, value }: Place): string => (value === null ? id : `${id}.${value}`);

/** Null for a text that is no place in this order. */
export function parseKey(text: string, sort: Sort): Place | null {
  const dot = text.indexOf(".");
  const id = parseId(dot < 0 ? text : text.slice(0, dot));
  const value = dot < 0 ? null : text.slice(dot + 1);
  if (id === null) return null;
  const known = sort === "date" ? moment.safeParse(value).success : value === null || isName(value);
  return known ? { id, value } : null;
}

/** What the database could hold as a name. */
const isName = (text: string): boolean =>
  !text.includes("\0") && text.isWellFormed() && [...text].length <= MOST_CHARACTERS;
