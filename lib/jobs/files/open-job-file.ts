import type { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import { job, jobFile } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import { JobsError } from "@/lib/errors";
import type { ByteRange, FileStore } from "@/lib/files/store/file-store";
import type { Access } from "@/lib/jobs/access";
import { parseId } from "@/lib/jobs/job-id";
import { visibleTo } from "@/lib/jobs/visibility";
import { log } from "@/lib/log";
import { fileErrorsTexts } from "@/texts/job/file-errors";

/** A file of a job as it was recorded; the file in storage may have changed since. */
export interface JobFileRecord {
  id: string;
  kind: string;
  name: string;
  mediaType: string;
  /** In bytes. */
  size: number;
  sha256: string;
  storeKey: string;
}

/**
 * Finds a file of a job; null if there is none or the viewer may not see it. It uses ids only, never a path from a
 * request.
 */
export function findJobFile(
  { db, viewer }: Access,
  { jobId, fileId }: { jobId: string; fileId: string },
): Promise<JobFileRecord | null> {
  return reading("findJobFile", async () => {
    if (parseId(jobId) === null || parseId(fileId) === null) return null;
    const { id, kind, name, mediaType, size, sha256, storeKey } = jobFile;
    const [file] = await db
      .select({ id, kind, name, mediaType, size, sha256, storeKey })
      .from(jobFile)
      .innerJoin(job, eq(job.id, jobFile.jobId))
      .where(and(eq(jobFile.id, fileId), eq(job.id, jobId), visibleTo(viewer)));
    return file ? { ...file, size: Number(file.size) } : null;
  });
}

/**
 * Opens the bytes of a file, all of them or a range. Destroy the stream to close it. Throws not_found when they are
 * gone, or their number is not the recorded one; StorageUnavailable when the store does not answer.
 */
export async function openJobFile(
  store: FileStore,
  file: JobFileRecord,
  range?: ByteRange,
): Promise<Readable> {
  const opened = await store.open(file.storeKey, range);
  if (opened?.size === file.size) return opened.stream;
  opened?.stream.destroy();
  log("warn", "file.not_as_recorded", { file: file.id, recorded: file.size, found: opened?.size ?? null });
  throw new JobsError("not_found", opened ? fileErrorsTexts.changed : fileErrorsTexts.missing);
}
