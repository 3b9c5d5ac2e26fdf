import type { Status } from "@/lib/jobs/status";
import type { TestDatabase } from "../database";

export interface JobRow {
  id?: string;
  name?: string | null;
  description?: string | null;
  type?: string;
  status?: Status;
  /** Without an id: the job of a user who was deleted. */
  owner?: { id: string | null; name: string } | null;
  createdAt?: string;
  startedAt?: string | null;
  finishedAt?: string | null;
  runAt?: string;
  objectLabel?: string;
  errorMessage?: string;
  stackTrace?: string;
  output?: string;
}

const CREATED = "2026-03-01T10:00:00.123456Z";
const STARTED = "2026-03-01T10:00:01.5Z";
const FINISHED = "2026-03-01T10:00:03.75Z";
/** Times of a job that every clear deletes. */
export const OLD = {
  createdAt: "2020-01-01T00:00:00Z",
  startedAt: "2020-01-01T00:00:00Z",
  finishedAt: "2020-01-02T00:00:00Z",
};
const INACTIVE: Status[] = ["completed", "failed", "cancelled"];

/** Inserts a job with times that agree with its status, as an import of histories would, and returns its id. */
export async function insertJob(database: TestDatabase, row: JobRow = {}): Promise<string> {
  const status = row.status ?? "pending";
  const ended = INACTIVE.includes(status);
  const started = ended || status === "running";
  const pick = <T>(given: T | undefined, usual: T): T => (given === undefined ? usual : given);
  const [inserted] = await database.sql(
    `with root as (
         insert into object (id, class_name)
         values (coalesce($1, nextval(pg_get_serial_sequence('object', 'id'))), 'Job') returning id),
       new_job as (
         insert into job (id, name, description, type, status, owner_id, owner_name, created_at, finished_at,
           run_at, object_label)
         select id, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 from root returning id)
     insert into job_execution (job_id, started_at, error_message, stack_trace, output)
     select id, $12, $13, $14, $15 from new_job returning job_id`,
    [
      row.id ?? null,
      pick(row.name, "A job"),
      row.description ?? null,
      row.type ?? "import",
      status,
      row.owner?.id ?? null,
      row.owner?.name ?? null,
      row.createdAt ?? CREATED,
      pick(row.finishedAt, ended ? FINISHED : null),
      row.runAt ?? null,
      row.objectLabel ?? null,
      pick(row.startedAt, started ? STARTED : null),
      row.errorMessage ?? null,
      row.stackTrace ?? null,
      row.output ?? null,
    ],
  );
  return String(inserted?.job_id);
}
