import { and, eq, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { job } from "@/db/schema";
import { guarded } from "@/lib/csv/formula-guard";
import { inlineValues, quoteLiteral } from "@/lib/csv/quote-literal";
import type { Viewer } from "@/lib/jobs/access";
import { CSV_COLUMNS } from "@/lib/jobs/columns";
import { conditionsOf } from "@/lib/jobs/filter/conditions";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { columnsOf, jobsWhere } from "@/lib/jobs/filter/jobs-where";
import type { JobConditions } from "@/lib/jobs/filter/rule";
import { mergePrefixes } from "@/lib/jobs/list/index-scan";
import { looksThrough } from "@/lib/jobs/list/look-through";
import { ORDERS, type OrderKey, type Segment } from "@/lib/jobs/list/order";
import { STATUS, STATUSES } from "@/lib/jobs/status";

/**
 * A part of an export: rows of one segment of the list's order, after a key, at most so many. For a filter that no index
 * holds, so many are looked through.
 */
export interface ExportRange {
  segment: Segment;
  /** Null: from its start. */
  after: OrderKey | null;
  /** Null: all of them. */
  rows: number | null;
  /** Only jobs of these ids, which a search has found. */
  ids?: readonly string[];
}

/** A cell of the CSV: its column of job, and how the value is printed if not unchanged. */
export interface Cell {
  of: AnyPgColumn;
  as?: (column: AnyPgColumn) => SQL;
}

/**
 * ISO 8601 in UTC, with microseconds: far cheaper than to_char, and than a zone given by name, which is looked up for
 * each row (measured).
 */
const iso = (column: AnyPgColumn) =>
  sql`replace((${column} at time zone interval '0')::text, ' ', 'T') || 'Z'`;

function statusLabel(column: AnyPgColumn): SQL {
  const cases = STATUSES.map(
    (status) => `when ${quoteLiteral(status)} then ${quoteLiteral(STATUS[status].label)}`,
  );
  return sql`case ${column} ${sql.raw(cases.join(" "))} end`;
}

const [, ...BEHIND_THE_ID] = CSV_COLUMNS;

/** Any text that a producer writes goes through the guard. */
const CELLS: Record<(typeof BEHIND_THE_ID)[number], Cell> = {
  name: { of: job.name, as: guarded },
  type: { of: job.type },
  status: { of: job.status, as: statusLabel },
  createdAt: { of: job.createdAt, as: iso },
  finishedAt: { of: job.finishedAt, as: iso },
  durationSeconds: { of: job.keptDuration, as: (column) => sql`trim_scale(${column})` },
};

/** The cells of a row of the CSV after the job's id. */
export const CSV_CELLS: readonly Cell[] = BEHIND_THE_ID.map((column) => CELLS[column]);

/**
 * The same for a spreadsheet: times as `2026-11-30 07:52:46` in this zone, to the second, which spreadsheets read as
 * times. They take a time with a T, a zone or microseconds for text, and then neither filter by month nor draw a chart.
 */
export function spreadsheetCells(zone: string): readonly Cell[] {
  const local = (column: AnyPgColumn) => sql`date_trunc('second', ${column} at time zone ${zone})`;
  return CSV_CELLS.map((cell) => (cell.as === iso ? { ...cell, as: local } : cell));
}

/** The COPY that prints a part of the viewer's jobs under the filter as CSV, in the list's order. */
export function exportStatement(
  viewer: Viewer,
  filter: JobFilter,
  range: ExportRange,
  cells = CSV_CELLS,
): string {
  const printed = [sql`${job.id}`, ...cells.map(({ of, as }) => (as ? as(of) : sql`${of}`))];
  const query = sql`select ${sql.join(printed, sql`, `)} ${listed(viewer, filter, range, cells)}`;
  return `copy (${inlineValues(query)}) to stdout with (format csv)`;
}

/** The rows, in the list's order, read as the list reads them. */
function listed(viewer: Viewer, filter: JobFilter, range: ExportRange, cells: readonly Cell[]): SQL {
  const conditions = conditionsOf(filter);
  const where = jobsWhere(viewer, conditions) ?? sql`true`;
  if (range.ids) {
    const { segment, after, rows, ids } = range;
    const { by, value } = ORDERS[filter.sort];
    const isFound = sql`${job.id} = any(${`{${ids.join(",")}}`}::bigint[])`;
    const behind = after ? segment.after(after) : undefined;
    return sql`from ${job} where ${and(isFound, where, segment.where, behind)}
      order by ${sql.join(by({ value, id: job.id }, false), sql`, `)} limit ${rows}`;
  }
  // The printed columns, and those in the conditions of `jobsWhere`.
  const conditionColumns = [job.type, job.status, job.ownerId, ...columnsOf(conditions)];
  const read = new Set<AnyPgColumn>([...cells.map(({ of }) => of), ...conditionColumns]);
  const columns = [...read].map((column) => sql`${column}`);
  const found = mergePrefixes({
    ...scanOf(viewer, conditions, range),
    rows: range.rows,
    columns,
    isUnfiltered: looksThrough(conditions),
  });
  const order = ORDERS[filter.sort].by({ value: sql`job.place`, id: job.id }, false);
  return sql`from ${found} as job where ${where} order by ${sql.join(order, sql`, `)}`;
}

const scanOf = (viewer: Viewer, filter: JobConditions, { segment, after }: ExportRange) => ({
  viewer,
  filter,
  ranges: [and(segment.where, after ? segment.after(after) : undefined)],
});

/**
 * The statement that gives the key of the last row of a range that was looked through for a filter that no index holds,
 * printed or not; no row if the segment ends before.
 */
export function lookedStatement(viewer: Viewer, filter: JobFilter, range: ExportRange): string {
  const scan = scanOf(viewer, conditionsOf(filter), range);
  const found = mergePrefixes({ ...scan, rows: 1, offset: (range.rows ?? 1) - 1, isUnfiltered: true });
  return inlineValues(
    sql`select coalesce(found.place::text, '') as value, found.id::text as id from ${found} as found`,
  );
}

/**
 * The statement that gives a printed row's key in its segment, for the snapshot that the row was printed from. It reads
 * only the job's id, with which every row begins, whatever the columns. Throws RangeError if there is none.
 */
export function placeStatement({ key }: Segment, printed: Buffer): string {
  const [id] = /^-?\d+(?=[,\n])/.exec(printed.toString("latin1", 0, LONGEST_ID)) ?? [];
  if (id === undefined) throw new RangeError("not a row of an export");
  return inlineValues(sql`select ${key.value} as value, ${key.id} as id from ${job} where ${eq(job.id, id)}`);
}

/** A bigint, its sign and the character after it, in bytes. */
const LONGEST_ID = 21;
