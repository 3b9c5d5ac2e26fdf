import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { job, jobFile } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { instant } from "@/lib/jobs/job";
import { parseId } from "@/lib/jobs/job-id";
import { visibleTo } from "@/lib/jobs/visibility";
import { FILE_KINDS } from "./job-file";

const archivedFile = z.object({
  id: z.string(),
  kind: z.enum(FILE_KINDS),
  name: z.string(),
  mediaType: z.string(),
  size: z.coerce.number(),
  sha256: z.string(),
  storeKey: z.string(),
  createdAt: instant,
});
export type ArchivedFile = z.infer<typeof archivedFile>;

const row = z.object({ name: z.string().nullable(), file: archivedFile.nullable() });

interface FilesOfJob {
  /** The job's. */
  name: string | null;
  /** In the order in which they were added. */
  files: ArchivedFile[];
}

/** A job's name and its first `most` files, in one statement; null if there is none or the viewer may not see it. */
export function findArchivedFiles(
  { db, viewer }: Access,
  jobId: string,
  most: number,
): Promise<FilesOfJob | null> {
  return reading("findArchivedFiles", async () => {
    if (parseId(jobId) === null) return null;
    const { id, kind, name, mediaType, size, sha256, storeKey, createdAt } = jobFile;
    const found = await db
      .select({ name: job.name, file: { id, kind, name, mediaType, size, sha256, storeKey, createdAt } })
      .from(job)
      .leftJoin(jobFile, eq(jobFile.jobId, job.id))
      .where(and(eq(job.id, jobId), visibleTo(viewer)))
      .orderBy(asc(jobFile.id))
      .limit(most);
    const [first] = found;
    if (!first) return null;
    const files = z
      .array(row)
      .parse(found)
      .flatMap(({ file }) => file ?? []);
    return { name: first.name, files };
  });
}
