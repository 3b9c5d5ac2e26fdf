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
    /** Of an import: how many rows it was given, if it said so, and how many of them it rejected. */
    rowsGiven: bigintText(),
    rowsRejected: bigintText().notNull().default("0"),
    /**
     * How many seconds the job took, to the millisecond, for the export; null until it has ended, and when its start is
     * not known. Triggers keep it equal to the execution's `duration`, or else to the time between its start and this
     * end.
     */
    keptDuration: numeric({ precision: 18, scale: 3 }),
  },
  (row) => [
    // One CHECK for all rules; its error names the broken one. PostgreSQL reads each CHECK again in every statement
    // (measured).
    check(
      "job_sound",
      sql`jobs.is_sound_job(${row.type}, ${row.status}, ${row.createdAt}, ${row.finishedAt}, ${row.rowsGiven}, ${row.rowsRejected})`,
    ),
    foreignKey({
      name: "job_result_file_fk",
      columns: [row.id, row.resultFileId],
      foreignColumns: [jobFileColumn("jobId"), jobFileColumn("id")],
    }),
    // A list is read by index prefix (lib/jobs/list/index-scan.ts): each pair has the prefixes of one kind, newest
    // first and by name.
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

/** What happened when the job ran: the long texts, in a table that lists do not read. */
export const jobExecution = pgTable(
  "job_execution",
  {
    jobId: bigintText()
      .primaryKey()
      .references(() => job.id, { onDelete: "cascade" }),
    startedAt: instant(),
    /** Seconds, as the producer noted them: null where it did not, as in imported histories. */
    duration: numeric({ precision: 20, scale: 6 }),
    errorMessage: text(),
    stackTrace: text(),
    output: text(),
    progressDone: bigintText(),
    progressTotal: bigintText(),
    progressNote: text(),
    lastSignAt: instant(),
    /** The run token, made at a start or a takeover: a worker that was replaced has an old one, and can't write. */
    runToken: uuid(),
  },
  (row) => [
    check(
      "job_execution_sound",
      sql`jobs.is_sound_execution(${row.startedAt}, ${row.lastSignAt}, ${row.duration}, ${row.errorMessage}, ${row.stackTrace}, ${row.output}, ${row.progressDone}, ${row.progressTotal})`,
    ),
  ],
);

/** A file of a job. It is in this file because a job names its result file, and a file its job. */
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

/** What the jobs of an index prefix have in common, as one expression. */
function prefix(...parts: (AnyPgColumn | SQL)[]): SQL {
  return sql`(${sql.join(parts, sql` || ' ' || `)})`;
}

function listName({ name }: { name: AnyPgColumn }): SQL {
  return sql`${name} collate "und-x-icu"`;
}
