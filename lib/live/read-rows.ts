import { eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { cachedQuery } from "@/db/cached-query";
import type { Database } from "@/db/client";
import { job, jobExecution } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import { type JobSummary, jobSummary, summaryColumns } from "@/lib/jobs/job";

/** A row, and the version of it that was read last: "" before the first time, null when there was none. */
export interface AskedRow {
  key: string;
  version: string | null;
}

export interface ReadRow {
  id: string;
  /** Null: there is no such job. */
  job: JobSummary | null;
  version: string | null;
}

/**
 * Reads the rows whose version is another one by now, in one statement. The server compares, because nearly all rows
 * are as they were: to send and parse them all would cost far more.
 */
export function readRows(db: Database, asked: readonly AskedRow[]): Promise<ReadRow[]> {
  return reading("readRows", async () => {
    const values = { ids: asked.map(({ key }) => key), versions: asked.map(({ version }) => version) };
    return (await rowsQuery(db, values)).map((row) => {
      const { asked: id, version } = found.parse(row);
      return { id, version, job: version === null ? null : jobSummary.parse(row) };
    });
  });
}

const found = z.object({ asked: z.string(), version: z.string().nullable() });

/** What time alone changes, besides the duration, which is shown by the clock. */
const CHANGED_BY_TIME = [summaryColumns.isSilent];

/**
 * The transactions that wrote the row's parts last, and what time alone changes. A row with the same ones is the same
 * row: after a fault of the connection, when the database may be another one, all are read again.
 */
const version = sql`concat_ws('.', ${job}.xmin, ${jobExecution}.xmin, ${sql.join(CHANGED_BY_TIME, sql`, `)})`;

const NAMES = Object.keys(summaryColumns).map((name) => sql.identifier(name));
const COLUMNS = Object.values(summaryColumns);

const rowsQuery = cachedQuery((db) => {
  const columns = COLUMNS.map((column, at) => sql`${column} as ${NAMES[at]}`);
  // The limit makes it one look-up by key for each row, whatever the statistics say of the table and of the list.
  const row = sql`(select ${sql.join(columns, sql`, `)}, ${version} as version from ${job}
    left join ${jobExecution} on ${eq(jobExecution.jobId, job.id)} where ${job.id} = asked.id limit 1)`;
  return db
    .select({ asked: sql<string>`asked.id::text`, version: sql`found.version`, ...selected })
    .from(
      sql`unnest(${sql.placeholder("ids")}::bigint[], ${sql.placeholder("versions")}::text[]) as asked(id, version)
        left join lateral ${row} as found on true`,
    )
    .where(sql`found.version is distinct from asked.version`);
});

const selected: Record<string, SQL> = Object.fromEntries(
  Object.keys(summaryColumns).map((name) => [name, sql`found.${sql.identifier(name)}`]),
);
