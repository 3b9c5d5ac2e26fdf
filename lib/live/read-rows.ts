import { eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { cachedQuery } from "@/db/cached-query";
import type { Database } from "@/db/client";
import { job, jobExecution } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import { type JobSummary, jobSummary, summaryColumns } from "@/lib/jobs/job";

export interface AskedRow {
  key: string;
  /** The version that was read last: "" before the first time, null when there was none. */
  version: string | null;
  /** Whether it was silent. */
  isSilent: boolean;
}

export interface ReadRow {
  id: string;
  /** Null: there is no such job. */
  job: JobSummary | null;
  version: string | null;
}

/**
 * Reads the rows whose version is another one by now, and with `signs` those that fell silent or were heard from, in one
 * statement. The server compares, because nearly all rows are as they were: to send and parse them all would cost far
 * more.
 */
export function readRows(db: Database, asked: readonly AskedRow[], signs: boolean): Promise<ReadRow[]> {
  return reading("readRows", async () => {
    const values = {
      ids: asked.map(({ key }) => key),
      versions: asked.map(({ version }) => version),
      silent: asked.map(({ isSilent }) => isSilent),
      signs,
    };
    return (await rowsQuery(db, values)).map((row) => {
      const { asked: id, version } = found.parse(row);
      return { id, version, job: version === null ? null : jobSummary.parse(row) };
    });
  });
}

const found = z.object({ asked: z.string(), version: z.string().nullable() });

/**
 * The transactions that wrote the row's parts last. A row of the same ones is the same row: after a fault of the
 * connection, when the database may be another one, all are read again.
 */
const version = sql`concat_ws('.', ${job}.xmin, ${jobExecution}.xmin)`;

/** Alone of all columns, time changes it. The duration does not count: it is shown by the clock. */
const isSilent = sql`case when ${sql.placeholder("signs")}::boolean then ${summaryColumns.isSilent} else asked.is_silent end`;

/** The limit makes it one look-up by key for each row, whatever the statistics say of the table and of the list. */
const lookUp = (columns: SQL) => sql`(select ${columns} from ${job}
  left join ${jobExecution} on ${eq(jobExecution.jobId, job.id)} where ${job.id} = asked.id limit 1)`;

const NAMES = Object.keys(summaryColumns);

const rowsQuery = cachedQuery((db) => {
  const columns = Object.entries(summaryColumns).map(
    ([name, column]) => sql`${column} as ${sql.identifier(name)}`,
  );
  const [ids, versions, silent] = [
    sql.placeholder("ids"),
    sql.placeholder("versions"),
    sql.placeholder("silent"),
  ];
  return db
    .select({
      asked: sql`asked.id::text`,
      version: sql`now.version`,
      ...Object.fromEntries(NAMES.map((name) => [name, sql`found.${sql.identifier(name)}`])),
    })
    .from(
      sql`unnest(${ids}::bigint[], ${versions}::text[], ${silent}::boolean[]) as asked(id, version, is_silent)
        left join lateral ${lookUp(sql`${version} as version, ${isSilent} as is_silent`)} as now on true
        left join lateral ${lookUp(sql.join(columns, sql`, `))} as found on true`,
    )
    .where(sql`now.version is distinct from asked.version or now.is_silent <> asked.is_silent`);
});
