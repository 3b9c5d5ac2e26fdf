import { and, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { job, jobExecution } from "@/db/schema";
import { guarded } from "@/lib/csv/formula-guard";
import { inlineValues, quoteLiteral } from "@/lib/csv/quote-literal";
import type { Access } from "./access";
import type { JobFilter } from "./filter";
import { matching } from "./matching";
import { ORDERS, type OrderKey, type Segment } from "./order";
import { STATUS_LABELS, STATUSES } from "./status";
import { durationSeconds } from "./summary-columns";

export const EXPORT_COLUMNS = ["ID", "Name", "Type", "Status", "Created", "Completed", "Duration"];

const BATCH_ROWS = 20_000;
const keys = z.array(z.object({ value: z.string(), id: z.string() }));

/**
 * The viewer's jobs under the filter as CSV without a header, in the list's order, in pieces of some 20,000
 * rows. Memory holds one piece; no connection is held while the reader takes it. Rows that are there from
 * beginning to end come exactly once, whatever comes and goes meanwhile. Throws when a piece can't be read
 * whole.
 */
export async function* exportJobs(
  access: Access,
  filter: JobFilter,
  batchRows = BATCH_ROWS,
): AsyncGenerator<Buffer> {
  const { columns, segments } = ORDERS[filter.sort];
  for (const segment of segments) {
    const matches = and(matching(access.viewer, filter), segment.where);
    let after: SQL | undefined;
    let last: OrderKey | null;
    do {
      const from = and(matches, after);
      last = await batchEnd(access, segment, columns, from, batchRows);
      const batch = and(from, last ? segment.upTo(last) : undefined) ?? sql`true`;
      const rows = await access.copyOut(copyStatement(batch, columns));
      if (rows.length > 0) yield rows;
      after = last ? segment.after(last) : undefined;
    } while (last !== null);
  }
}

/** The key of the last row of the next batch, or null when the rest of the segment is less than a batch. */
async function batchEnd(
  { db }: Access,
  { key }: Segment,
  columns: SQL[],
  from: SQL | undefined,
  batchRows: number,
): Promise<OrderKey | null> {
  const found = await db
    .select(key)
    .from(job)
    .where(from)
    .orderBy(...columns)
    .offset(batchRows - 1)
    .limit(1);
  return keys.parse(found)[0] ?? null;
}

function copyStatement(where: SQL, columns: SQL[]): string {
  const rows = sql`
    select ${job.id}, ${guarded(job.name)}, ${job.type}, ${statusLabel()}, ${iso(job.createdAt)},
      ${iso(job.finishedAt)}, trim_scale(round(${durationWhenEnded()}, 3))
    from ${job} left join ${jobExecution} on ${jobExecution.jobId} = ${job.id}
    where ${where} order by ${sql.join(columns, sql`, `)}`;
  return `copy (${inlineValues(rows)}) to stdout with (format csv)`;
}

/** A running job has no duration yet. */
const durationWhenEnded = () => sql`case when ${job.finishedAt} is not null then ${durationSeconds} end`;

/** ISO 8601 in UTC, microseconds kept: cheaper than to_char by far (measured). */
const iso = (column: typeof job.createdAt | typeof job.finishedAt) =>
  sql`replace((${column} at time zone 'UTC')::text, ' ', 'T') || 'Z'`;

function statusLabel(): SQL {
  const cases = STATUSES.map(
    (status) => `when ${quoteLiteral(status)} then ${quoteLiteral(STATUS_LABELS[status])}`,
  );
  return sql`case ${job.status} ${sql.raw(cases.join(" "))} end`;
}
