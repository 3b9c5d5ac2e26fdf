import { z } from "zod";
import { parseId } from "@/lib/jobs/job-id";
import type { Sort } from "@/lib/jobs/sort";
import { LIMITS } from "@/packages/producer/src/limits";
import type { Cursor } from "./page-cursor";

/** PostgreSQL's earliest year is 1, and its smallest unit of time a microsecond. */
const moment = z.iso.datetime().regex(/^(?!0000).{19}(\.\d{1,6})?Z$/);

/** Reads a cursor; null for a text that is not one in this order. */
export function parseCursor(text: string, sort: Sort): Cursor | null {
  const dot = text.indexOf(".");
  const id = parseId(dot < 0 ? text : text.slice(0, dot));
  const value = dot < 0 ? null : text.slice(dot + 1);
  if (id === null) return null;
  return IS_VALUE[sort](value) ? { id, value } : null;
}

/** Whether an order has rows with such a value. */
const IS_VALUE: Record<Sort, (value: string | null) => boolean> = {
  date: (value) => moment.safeParse(value).success,
  name: (value) => value === null || isName(value),
};

/** Whether the database could hold the text as a name. */
const isName = (text: string): boolean =>
  !text.includes("\0") && text.isWellFormed() && [...text].length <= LIMITS.name;
