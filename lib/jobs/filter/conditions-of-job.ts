import { eq, gt, ne, type SQL, sql } from "drizzle-orm";
import { job, jobExecution } from "@/db/schema";
import type { SqlValue } from "@/lib/jobs/visibility";

/*
 * Conditions of filters that no index of the list holds. They read columns of `job`; of the execution only where nothing
 * else says it, and then by its key and for running jobs alone.
 */

export const isNotOfType = (type: SqlValue): SQL => ne(job.type, type);

export const hasRejectedRows = (has: boolean): SQL =>
  has ? gt(job.rowsRejected, "0") : eq(job.rowsRejected, "0");

const ofExecution = (what: SQL): SQL =>
  sql`(select ${what} from ${jobExecution} where ${jobExecution.jobId} = ${job.id})`;

/** Only what runs can be silent. */
export function isSilent(is: boolean): SQL {
  const silent = ofExecution(
    sql`jobs.is_silent(${job.type}, ${jobExecution.lastSignAt}, ${jobExecution.startedAt})`,
  );
  return is
    ? sql`(case when ${job.status} = 'running' then coalesce(${silent}, false) else false end)`
    : sql`(case when ${job.status} = 'running' then coalesce(not ${silent}, true) else true end)`;
}

/** The duration of an ended job; of a running one the time since its start, by the database's clock. */
export const ranLongerThan = (seconds: SqlValue): SQL =>
  sql`(case when ${job.status} = 'running'
    then ${ofExecution(sql`clock_timestamp() - ${jobExecution.startedAt}`)} > make_interval(secs => ${seconds}::float8)
    else ${job.keptDuration} > ${seconds}::numeric end) is true`;
