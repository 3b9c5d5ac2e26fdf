import { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { job, jobFile, jobRejection, jobSubtask, object } from "@/db/schema";
import { mediaTypeOf } from "@/lib/files/media-type";
import type { FileStore, StoredFile } from "@/lib/files/store/file-store";
import type { FileKind } from "@/lib/jobs/files/job-file";
import { isInactive } from "@/lib/jobs/status";
import { ErrorReport } from "@/lib/producer/error-report";
import { endOf, NOW, type PicturedJob, type PicturedReport, secondsAfter, startOf } from "./pictured-job";

/** A job that has been recorded. */
type Row = PicturedJob & { id: string };

/** Records what belongs to a job: its linked object, files, error report and subtasks. */
export async function recordBelongings(db: Database, store: FileStore, row: Row) {
  const { id, object: linked, files = [], rejected, steps } = row;
  if (linked) {
    const { id: objectId } = single(await db.insert(object).values(linked).returning({ id: object.id }));
    await db.update(job).set({ objectId, objectLabel: linked.label }).where(eq(job.id, id));
  }
  for (const { kind, name, content, isResult } of files) {
    const stored = await store.write(Readable.from([Buffer.from(content)]));
    const fileId = await recordFile(db, row, { kind, name, stored });
    if (isResult) await db.update(job).set({ resultFileId: fileId }).where(eq(job.id, id));
  }
  if (rejected) await recordReport(db, store, row, rejected);
  if (steps) await db.insert(jobSubtask).values(subtasksOf(row));
}

async function recordReport(
  db: Database,
  store: FileStore,
  row: Row,
  { name, columns, rows, rowsGiven }: PicturedReport,
) {
  const report = new ErrorReport(columns, store, async ({ file: stored, messages }) => {
    if (!stored) return null;
    const fileId = await recordFile(db, row, { kind: "error_report", name, stored });
    await db.insert(jobRejection).values(
      messages.map(({ message, rows: count }, at) => ({
        fileId,
        position: at + 1,
        message,
        rows: String(count),
      })),
    );
    return fileId;
  });
  for (const rejected of rows) await report.add(rejected);
  await report.finish({ rowsGiven });
  const counts = {
    rowsRejected: String(report.rows),
    rowsGiven: rowsGiven === null ? null : String(rowsGiven),
  };
  await db.update(job).set(counts).where(eq(job.id, row.id));
}

/** Input files exist from the job's start, output files from its end. Returns the file's id. */
async function recordFile(
  db: Database,
  row: Row,
  { kind, name, stored }: { kind: FileKind; name: string; stored: StoredFile },
): Promise<string> {
  const { key: storeKey, size, sha256 } = stored;
  const ended = isInactive(row.status) ? endOf(row) : NOW;
  const createdAt = kind === "input" ? (startOf(row) ?? row.createdAt) : ended;
  const file = { jobId: row.id, kind, name, mediaType: mediaTypeOf(name), storeKey, sha256, createdAt };
  const inserted = await db
    .insert(jobFile)
    .values({ ...file, size: String(size) })
    .returning({ id: jobFile.id });
  return single(inserted).id;
}

function subtasksOf(row: Row): (typeof jobSubtask.$inferInsert)[] {
  let next = startOf(row) ?? row.createdAt;
  return (row.steps ?? []).map(({ name, status, took, error }, at) => {
    const started = took === undefined ? null : next;
    if (took !== undefined) next = secondsAfter(next, took);
    const ended = took === undefined ? endOf(row) : next;
    const finishedAt = isInactive(status) ? ended : null;
    return {
      jobId: row.id,
      number: at + 1,
      name,
      status,
      startedAt: started,
      finishedAt,
      error: error ?? null,
    };
  });
}

function single<T>(rows: T[]): T {
  const [row] = rows;
  if (!row) throw new Error("no row came back");
  return row;
}
