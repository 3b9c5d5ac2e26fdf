import { z } from "zod";
import type { Place } from "@/lib/jobs/filter/page-key";
import { parseId } from "@/lib/jobs/job-id";
import { LIMITS } from "@/packages/producer/src/limits";
import type { Sort } from "./filter";

/** PostgreSQL's earliest year is 1, and its finest time a microsecond. */
const moment = z.iso.datetime({ error: "no moment" }).regex(/^(?!0000).{19}(\.\d{1,6})?Z$/);

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
  !text.includes("\0") && text.isWellFormed() && [...text].length <= LIMITS.name;
