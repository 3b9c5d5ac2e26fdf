import { and, eq, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { job } from "@/db/schema";
import { guarded } from "@/lib/csv/formula-guard";
import { inlineValues, quoteLiteral } from "@/lib/csv/quote-literal";
import type { Viewer } from "@/lib/jobs/access";
import { CSV_COLUMNS } from "@/lib/jobs/columns";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { FILTER_COLUMNS, jobsWhere } from "@/lib/jobs/filter/jobs-where";
import { mergePrefixes } from "@/lib/jobs/list/index-scan";
import { ORDERS, type OrderKey, type Segment } from "@/lib/jobs/list/order";
import { STATUS, STATUSES } from "@/lib/jobs/status";

/** A stretch of an export: rows of one segment of the list's order, behind a key, as many as are wanted. */
export interface ExportRange {
  segment: Segment;
  /** Null: from its start. */
  after: OrderKey | null;
  /** Null: all of them. */
  rows: number | null;
}

/** A cell of the CSV: which column of job it is of, and how that is printed where not as it is. */
export interface Cell {
  of: AnyPgColumn;
  as?: (column: AnyPgColumn) => SQL;
}

/**
 * ISO 8601 in UTC, microseconds kept: cheaper than to_char by far, and than the zone by its name, which is looked up for
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

/** What stands in a row of the CSV behind the job's id. */
export const CSV_CELLS: readonly Cell[] = BEHIND_THE_ID.map((column) => CELLS[column]);

/** The COPY that prints a stretch of the viewer's jobs under the filter as CSV, in the list's order. */
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

/** Which rows, and in which order: the list's own, read as it reads them. */
function listed(viewer: Viewer, filter: JobFilter, range: ExportRange, cells: readonly Cell[]): SQL {
  const { segment, after, rows } = range;
  const behind = after ? segment.after(after) : undefined;
  const ranges = [and(segment.where, behind)];
  // What is printed, and what `matching` asks for.
  const asked = [job.type, job.status, job.ownerId, ...FILTER_COLUMNS];
  const read = new Set<AnyPgColumn>([...cells.map(({ of }) => of), ...asked]);
  const columns = [...read].map((column) => sql`${column}`);
  const found = mergePrefixes({ viewer, filter, rows, ranges, columns });
  const order = ORDERS[filter.sort].by({ value: sql`job.place`, id: job.id }, false);
  return sql`from ${found} as job where ${jobsWhere(viewer, filter) ?? sql`true`} order by ${sql.join(order, sql`, `)}`;
}

/**
 * The statement that gives the place of a printed row in its segment, for the snapshot that the row was printed from:
 * whatever columns there are, a row begins with its job's id, and that is all that is read of it.
 */
export function placeStatement({ key }: Segment, printed: Buffer): string {
  const [id] = /^-?\d+(?=[,\n])/.exec(printed.toString("latin1", 0, LONGEST_ID)) ?? [];
  if (id === undefined) throw new RangeError("not a row of an export");
  return inlineValues(sql`select ${key.value} as value, ${key.id} as id from ${job} where ${eq(job.id, id)}`);
}

/** A bigint, its sign and what ends it, in bytes. */
const LONGEST_ID = 21;
