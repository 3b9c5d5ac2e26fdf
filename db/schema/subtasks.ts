import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, varchar } from "drizzle-orm/pg-core";
import { bigintText, instant, isOrdinary } from "./columns";
import { job } from "./job";

/** One named step of a job. Its number is its place in the job, from 1. */
export const jobSubtask = pgTable(
  "job_subtask",
  {
    jobId: bigintText()
      .notNull()
      .references(() => job.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    name: varchar({ length: 255 }).notNull(),
    status: text().notNull().default("pending"),
    startedAt: instant(),
    finishedAt: instant(),
    error: text(),
  },
  (row) => [
    primaryKey({ name: "job_subtask_pkey", columns: [row.jobId, row.number] }),
    check("job_subtask_number", sql`${row.number} > 0`),
    check(
      "job_subtask_status",
      sql`${row.status} in ('pending', 'running', 'completed', 'failed', 'cancelled')`,
    ),
    check(
      "job_subtask_finished_when_inactive",
      sql`(${row.status} in ('completed', 'failed', 'cancelled')) = (${row.finishedAt} is not null)`,
    ),
    check("job_subtask_ordinary_times", isOrdinary(row.startedAt, row.finishedAt)),
    check("job_subtask_end_after_start", sql`${row.finishedAt} >= ${row.startedAt}`),
    check("job_subtask_error_size", sql`octet_length(${row.error}) <= 4096`),
    index("job_subtask_status_idx").on(row.jobId, row.status, row.number),
  ],
);
