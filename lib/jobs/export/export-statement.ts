import { and, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { job } from "@/db/schema";
import { guarded } from "@/lib/csv/formula-guard";
import { inlineValues, quoteLiteral } from "@/lib/csv/quote-literal";
import type { Viewer } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { matching, READ_BY_FILTERS } from "@/lib/jobs/filter/matching";
import { mergedLanes } from "@/lib/jobs/list/lanes";
import { ORDERS, type OrderKey, type Segment } from "@/lib/jobs/list/order";
import { STATUS_LABELS, STATUSES } from "@/lib/jobs/status";

export const EXPORT_COLUMNS = ["ID", "Name", "Type", "Status", "Created", "Completed", "Duration"];

/** A stretch of an export: rows of one segment of the list's order, behind a key, as many as are wanted. */
export interface Stretch {
  segment: Segment;
  /** Null: from its start. */
  after: OrderKey | null;
  /** Null: all of them. */
  rows: number | null;
}

/** The COPY that prints a stretch of the viewer's jobs under the filter as CSV, in the list's order. */
export const exportStatement = (viewer: Viewer, filter: JobFilter, stretch: Stretch): string =>
  `copy (${inlineValues(sql`select ${columns()} ${listed(viewer, filter, stretch)}`)}) to stdout with (format csv)`;

/** Which rows, and in which order: the list's own, read as it reads them. */
function listed(viewer: Viewer, filter: JobFilter, { segment, after, rows }: Stretch): SQL {
  const behind = after ? segment.after(after) : undefined;
  const stretches = [and(segment.where, behind)];
  const found = mergedLanes({ viewer, filter, rows, stretches, columns: READ_COLUMNS });
  const order = ORDERS[filter.sort].by({ value: sql`job.place`, id: job.id }, false);
  return sql`from ${found} as job where ${matching(viewer, filter) ?? sql`true`} order by ${sql.join(order, sql`, `)}`;
}

/** What is printed of a job; besides, what `matching` asks for. */
const PRINTED = [job.name, job.type, job.status, job.createdAt, job.finishedAt, job.keptDuration];
const READ_COLUMNS = [...new Set<PgColumn>([...PRINTED, job.ownerId, ...READ_BY_FILTERS])].map(
  (column) => sql`${column}`,
);

/** No cell but the name can hold a comma or a quote: see exportedKey. */
const columns =
  (): SQL => sql`${job.id}, ${guarded(job.name)}, ${job.type}, ${statusLabel()}, ${iso(job.createdAt)},
  ${iso(job.finishedAt)}, trim_scale(${job.keptDuration})`;

/**
 * ISO 8601 in UTC, microseconds kept: cheaper than to_char by far, and than the zone by its name, which is looked up for
 * each row (measured).
 */
const iso = (column: typeof job.createdAt | typeof job.finishedAt) =>
  sql`replace((${column} at time zone interval '0')::text, ' ', 'T') || 'Z'`;

function statusLabel(): SQL {
  const cases = STATUSES.map(
    (status) => `when ${quoteLiteral(status)} then ${quoteLiteral(STATUS_LABELS[status])}`,
  );
  return sql`case ${job.status} ${sql.raw(cases.join(" "))} end`;
}
