import type { NewJob } from "../new-job.ts";
import { storable } from "../storable-text.ts";
import { call } from "./call.ts";
import { CREATE_JOB } from "./functions.ts";
import type { SqlClient } from "./sql-client.ts";
import { SqlJob } from "./sql-job.ts";

export interface SqlProducer {
  /** Records a new pending job. */
  createJob(job: NewJob): Promise<SqlJob>;
  /** The handle of an existing job. With `run`, the run token of its start, it records as that run. */
  job(id: string, run?: string | null): SqlJob;
}

/**
 * Records jobs through a connection to the console's database, by the functions that `jobs.grant_producer` lets a role call.
 * Each call is one statement, and throws a ConsoleError when it is refused, else what the client throws. With a client
 * that is within a transaction, the record comes and goes with it.
 */
export function openSqlProducer(client: SqlClient): SqlProducer {
  return {
    createJob: async (job) => {
      const { type, name, description, owner, runAt, object } = job;
      const values = [type, name, description, owner, runAt].concat(
        object ? [object.className, object.key, object.label, object.url] : [],
      );
      const texts = values.map((value) => (typeof value === "string" ? storable(value) : null));
      return new SqlJob(client, String(await call(client, CREATE_JOB, texts)), null);
    },
    job: (id, run = null) => new SqlJob(client, id, run),
  };
}
