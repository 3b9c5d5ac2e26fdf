import type { Database } from "@/db/client";
import { job, jobExecution, object } from "@/db/schema";
import { listUsers } from "@/lib/auth/users";
import { readEnvironment } from "@/lib/env";
import { openFileStore } from "@/lib/files/store/open-file-store";
import { isInactive } from "@/lib/jobs/status";
import { outputText } from "@/packages/producer/src/storable-text";
import { endOf, type PicturedJob, startOf } from "./pictured-job";
import { recordBelongings } from "./record-belongings";

/** The oldest job's id: the archive has used the console for some time. */
const FIRST_ID = 20_417;

/** Records jobs as an import of histories would: with their own times. Their ids follow the order of creation. */
export async function recordJobs(db: Database, dataDir: string, jobs: readonly PicturedJob[]) {
  const owners = new Map((await listUsers(db)).map(({ name, id }) => [name, id]));
  const rows = jobs
    .toSorted((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt))
    .map((pictured, at) => ({ ...pictured, id: String(FIRST_ID + at) }));
  await db.insert(object).values(rows.map(({ id, name }) => ({ id, className: "Job", label: name })));
  await db.insert(job).values(
    rows.map((row) => ({
      ...pick(row),
      ownerId: owners.get(row.owner ?? "") ?? null,
      ownerName: row.owner,
      finishedAt: isInactive(row.status) ? endOf(row) : null,
    })),
  );
  await db.insert(jobExecution).values(rows.map(executionOf));
  const store = openFileStore(readEnvironment({ JOBS_DATA_DIR: dataDir }));
  for (const row of rows) await recordBelongings(db, store, row);
}

type Row = PicturedJob & { id: string };

const pick = ({ id, name, description, type, status, createdAt, runAt }: Row) => ({
  id,
  name,
  description,
  type,
  status,
  createdAt,
  runAt,
});

const executionOf = (row: Row) => ({
  jobId: row.id,
  startedAt: startOf(row),
  errorMessage: row.error?.message,
  stackTrace: row.error?.trace || null,
  output: row.output === undefined ? null : outputText(row.output),
  progressDone: row.progress && String(row.progress.done),
  progressTotal: row.progress && String(row.progress.total),
  progressNote: row.progress?.note,
});
