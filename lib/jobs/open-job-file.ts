import { and, eq } from "drizzle-orm";
import { job, jobFile } from "@/db/schema";
import type { FileStore, OpenFile } from "@/lib/files/file-store";
import type { Access } from "./access";
import { parseId } from "./job-id";
import { visibleTo } from "./visible-to";

export interface OpenJobFile {
  name: string;
  mediaType: string;
  /** Null when the bytes are gone from the store. */
  content: OpenFile | null;
}

/** Opens a file of a job; null when there is none that the viewer may see. Names no path of any request. */
export async function openJobFile(
  { db, viewer }: Access,
  store: FileStore,
  { jobId, fileId }: { jobId: string; fileId: string },
): Promise<OpenJobFile | null> {
  if (parseId(jobId) === null || parseId(fileId) === null) return null;
  const [file] = await db
    .select({ name: jobFile.name, mediaType: jobFile.mediaType, key: jobFile.storeKey })
    .from(jobFile)
    .innerJoin(job, eq(job.id, jobFile.jobId))
    .where(and(eq(jobFile.id, fileId), eq(job.id, jobId), visibleTo(viewer)));
  if (!file) return null;
  return { name: file.name, mediaType: file.mediaType, content: await store.open(file.key) };
}
