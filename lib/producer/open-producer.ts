import { connect } from "@/db/client";
import { noDatabase } from "@/lib/database-fault";
import { runningEmbeddedServer } from "@/lib/embedded/server";
import { readEnvironment } from "@/lib/env";
import { openFileStore } from "@/lib/files/store/open-file-store";
import type { Access } from "@/lib/jobs/access";
import type { BatchStep } from "./batch-step";
import { createJob } from "./create-job";
import { JobHandle } from "./job-handle";
import type { NewJob } from "./new-job";
import { type BatchAnswer, recordBatch } from "./record-batch";

/** A producer's connection to the console's database. It may record jobs for any owner. */
export interface Producer {
  access: Access;
  createJob(job: NewJob, inside?: Pick<Access, "db">): Promise<JobHandle>;
  /** An existing job. With a run token, writes count only while that run works on the job. */
  job(id: string, run?: string): JobHandle;
  batch(steps: readonly BatchStep[]): Promise<BatchAnswer[]>;
  close(): Promise<void>;
}

/**
 * Connects to `databaseUrl`, else DATABASE_URL, else the running embedded server of the data folder. Job files go where
 * the console stores them: the bucket of JOBS_S3_BUCKET, else the data folder. Throws DatabaseUnavailable if there is
 * no database to connect to.
 */
export async function openProducer(
  options: { databaseUrl?: string; dataDir?: string } = {},
): Promise<Producer> {
  const environment = readEnvironment();
  const dataDir = options.dataDir ?? environment.JOBS_DATA_DIR;
  const url = options.databaseUrl ?? environment.DATABASE_URL ?? (await runningEmbeddedServer(dataDir));
  if (!url) throw noDatabase(dataDir);
  const connection = connect(url, { maxConnections: 4 });
  const access: Access = { ...connection, viewer: { role: "admin", id: null, name: "producer" } };
  const store = openFileStore({ ...environment, JOBS_DATA_DIR: dataDir });
  return {
    access,
    createJob: (job, inside) => createJob({ ...access, ...inside }, store, job),
    job: (id, run) => new JobHandle({ ...access, terms: { run } }, store, id),
    batch: (steps) => recordBatch(access, steps),
    close: connection.close,
  };
}
