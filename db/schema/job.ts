import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  numeric,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { bigintText, createdNow, identity, instant } from "./columns";
import { appUser } from "./users";

/** The root row whose id a job shares, and the records that jobs are about. */
export const object = pgTable(
  "object",
  {
    id: identity().primaryKey(),
    className: text().notNull(),
    key: text(),
    label: text(),
    url: text(),
    createdAt: createdNow(),
  },
  (row) => [uniqueIndex("object_class_key").on(row.className, row.key).where(sql`${row.key} is not null`)],
);

export const job = pgTable(
  "job",
  {
    id: bigintText()
      .primaryKey()
      .references(() => object.id, { onDelete: "cascade" }),
    name: varchar({ length: 255 }),
    description: varchar({ length: 2000 }),
    type: text().notNull(),
    status: text().notNull().default("pending"),
    ownerId: bigintText().references(() => appUser.id, { onDelete: "set null" }),
    ownerName: varchar({ length: 100 }),
    objectId: bigintText().references(() => object.id, { onDelete: "set null" }),
    objectLabel: text(),
    runAt: text(),
    createdAt: createdNow(),
    finishedAt: instant(),
    resultFileId: bigintText(),
    /** Of an import: how many rows it was given, where it said so, and how many of them it rejected. */
    rowsGiven: bigintText(),
    rowsRejected: bigintText().notNull().default("0"),
    /**
     * Seconds that it took, to the millisecond, for the export; null until it has ended, and where no start is known.
     * Triggers keep it as the execution's `duration`, else the time between its start and this end.
     */
    keptDuration: numeric({ precision: 18, scale: 3 }),
  },
  (row) => [
    // One rule for all, by name in the error: PostgreSQL reads each CHECK anew in every statement (measured).
    check(
      "job_sound",
      sql`jobs.is_sound_job(${row.type}, ${row.status}, ${row.createdAt}, ${row.finishedAt}, ${row.rowsGiven}, ${row.rowsRejected})`,
    ),
    foreignKey({
      name: "job_result_file_fk",
      columns: [row.id, row.resultFileId],
      foreignColumns: [jobFileColumn("jobId"), jobFileColumn("id")],
    }),
    // A list is read lane by lane (lib/jobs/list/index-scan.ts): each pair holds the lanes of one kind, newest first and by name.
    index("job_status_created_idx").on(row.status, row.createdAt, row.id),
    index("job_status_name_idx").on(row.status, listName(row), row.id),
    index("job_type_status_created_idx").on(prefix(row.type, row.status), row.createdAt, row.id),
    index("job_type_status_name_idx").on(prefix(row.type, row.status), listName(row), row.id),
    index("job_owner_status_created_idx")
      .on(prefix(sql`${row.ownerId}::text`, row.status), row.createdAt, row.id)
      .where(sql`${row.ownerId} is not null`),
    index("job_owner_status_name_idx")
      .on(prefix(sql`${row.ownerId}::text`, row.status), listName(row), row.id)
      .where(sql`${row.ownerId} is not null`),
    index("job_owner_type_status_created_idx")
      .on(prefix(sql`${row.ownerId}::text`, row.type, row.status), row.createdAt, row.id)
      .where(sql`${row.ownerId} is not null`),
    index("job_owner_type_status_name_idx")
      .on(prefix(sql`${row.ownerId}::text`, row.type, row.status), listName(row), row.id)
      .where(sql`${row.ownerId} is not null`),
    index("job_finished_idx").on(row.finishedAt).where(sql`${row.finishedAt} is not null`),
    index("job_owner_finished_idx").on(row.ownerId, row.finishedAt).where(sql`${row.finishedAt} is not null`),
    index("job_object_idx").on(row.objectId).where(sql`${row.objectId} is not null`),
  ],
);

/** What happened when the job ran: the long texts, out of the list's way. */
export const jobExecution = pgTable(
  "job_execution",
  {
    jobId: bigintText()
      .primaryKey()
      .references(() => job.id, { onDelete: "cascade" }),
    startedAt: instant(),
    /** Seconds, as whoever recorded the job noted them: null where they didn't, as in imported histories. */
    duration: numeric({ precision: 20, scale: 6 }),
    errorMessage: text(),
    stackTrace: text(),
    output: text(),
    progressDone: bigintText(),
    progressTotal: bigintText(),
    progressNote: text(),
    lastSignAt: instant(),
    /** Who works at the job just now: handed out at its start, it tells a worker that was replaced from its successor. */
    runToken: uuid(),
  },
  (row) => [
    check(
      "job_execution_sound",
      sql`jobs.is_sound_execution(${row.startedAt}, ${row.lastSignAt}, ${row.duration}, ${row.errorMessage}, ${row.stackTrace}, ${row.output}, ${row.progressDone}, ${row.progressTotal})`,
    ),
  ],
);

/** A file of a job. It stands here because a job names its result file, and a file its job. */
export const jobFile = pgTable(
  "job_file",
  {
    id: identity().primaryKey(),
    jobId: bigintText()
      .notNull()
      .references((): AnyPgColumn => job.id, { onDelete: "cascade" }),
    kind: text().notNull(),
    name: varchar({ length: 255 }).notNull(),
    size: bigintText().notNull(),
    sha256: text().notNull(),
    mediaType: text().notNull(),
    storeKey: text().notNull().unique("job_file_store_key"),
    createdAt: createdNow(),
  },
  (row) => [
    unique("job_file_job_id_id").on(row.jobId, row.id),
    check("job_file_kind", sql`${row.kind} in ('input', 'output', 'error_report')`),
    check("job_file_size", sql`${row.size} >= 0`),
    check("job_file_sha256", sql`${row.sha256} ~ '^[0-9a-f]{64}$'`),
  ],
);

function jobFileColumn(column: "id" | "jobId"): AnyPgColumn {
  return jobFile[column];
}

/** What the jobs of a lane have in common, as one expression. */
function prefix(...parts: (AnyPgColumn | SQL)[]): SQL {
  return sql`(${sql.join(parts, sql` || ' ' || `)})`;
}

function listName({ name }: { name: AnyPgColumn }): SQL {
  return sql`${name} collate "und-x-icu"`;
}
