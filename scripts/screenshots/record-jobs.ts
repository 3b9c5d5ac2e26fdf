import { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { job, jobExecution, jobFile, object } from "@/db/schema";
import { listUsers } from "@/lib/auth/users";
import { readEnvironment } from "@/lib/env";
import { mediaTypeOf } from "@/lib/files/media-type";
import { openFileStore } from "@/lib/files/open-file-store";
import { isInactive } from "@/lib/jobs/status";
import { outputText } from "@/lib/producer/storable-text";
import { type PicturedJob, secondsAfter } from "./pictured-job";

/** The oldest job's id: the archive has had the console for a while. */
const FIRST_ID = 20_417;

/** Records jobs as an import of histories would: with the times that they have. Their ids follow their creation. */
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
  for (const row of rows) await recordBelongings(db, dataDir, row);
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

const startOf = ({ createdAt, waited }: PicturedJob) =>
  waited === undefined ? null : secondsAfter(createdAt, waited);
const endOf = (row: PicturedJob) => secondsAfter(startOf(row) ?? row.createdAt, row.took ?? 0);

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

/** The linked object and the result of a job. */
async function recordBelongings(db: Database, dataDir: string, { id, object: linked, result }: Row) {
  if (linked) {
    const { id: objectId } = single(await db.insert(object).values(linked).returning({ id: object.id }));
    await db.update(job).set({ objectId, objectLabel: linked.label }).where(eq(job.id, id));
  }
  if (result) {
    const { key, ...stored } = await openFileStore(readEnvironment({ JOBS_DATA_DIR: dataDir })).write(
      Readable.from([Buffer.from(result.content)]),
    );
    const file = { jobId: id, kind: "output", name: result.name, mediaType: mediaTypeOf(result.name) };
    const row = { ...file, storeKey: key, size: String(stored.size), sha256: stored.sha256 };
    const { id: resultFileId } = single(await db.insert(jobFile).values(row).returning({ id: jobFile.id }));
    await db.update(job).set({ resultFileId }).where(eq(job.id, id));
  }
}

function single<T>(rows: T[]): T {
  const [row] = rows;
  if (!row) throw new Error("no row came back");
  return row;
}
