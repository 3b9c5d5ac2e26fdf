import { and, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import { job, jobFile, jobRejection } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { FileStore } from "@/lib/files/store/file-store";
import type { Access } from "@/lib/jobs/access";
import { parseId } from "@/lib/jobs/job-id";
import { visibleTo } from "@/lib/jobs/visibility";
import { previewReport, type ReportPreview } from "./preview-report";

/** How many reports of a job are shown with their rows. */
const REPORTS = 3;
/** How many messages our own reports list, plus one for the rest; SQL may have written more. */
const MESSAGES = 101;

const report = z.object({
  fileId: z.string(),
  name: z.string(),
  size: z.coerce.number(),
  key: z.string(),
  /** The most frequent first. A null message stands for all others. */
  messages: z.array(z.object({ message: z.string().nullable(), rows: z.coerce.number() })),
  rows: z.coerce.number(),
  reports: z.number(),
});

export interface Rejections extends Omit<z.infer<typeof report>, "key" | "reports"> {
  preview: ReportPreview;
}

/**
 * The first error reports of a job that the viewer may see, each with the number of rows by message and its first rows.
 */
export function readRejections(
  { db, viewer }: Access,
  store: FileStore,
  jobId: string,
): Promise<{ reports: Rejections[]; total: number }> {
  return reading("readRejections", async () => {
    if (parseId(jobId) === null) return { reports: [], total: 0 };
    const counted = sql`(select r.position, r.message, r.rows from ${jobRejection} r
    where r.file_id = ${jobFile.id} order by r.position limit ${MESSAGES}) as counted`;
    const rows = await db
      .select({
        fileId: jobFile.id,
        name: jobFile.name,
        size: jobFile.size,
        key: jobFile.storeKey,
        messages: sql`(select coalesce(json_agg(json_build_object('message', message, 'rows', rows::text)
        order by position), '[]') from ${counted})`,
        rows: sql`(select coalesce(sum(r.rows), 0) from ${jobRejection} r where r.file_id = ${jobFile.id})`,
        reports: sql`count(*) over ()`.mapWith(Number),
      })
      .from(jobFile)
      .innerJoin(job, eq(job.id, jobFile.jobId))
      .where(
        and(
          eq(jobFile.jobId, jobId),
          eq(jobFile.kind, "error_report"),
          visibleTo(viewer),
          gt(job.rowsRejected, "0"),
        ),
      )
      .orderBy(jobFile.id)
      .limit(REPORTS);
    const found = z.array(report).parse(rows);
    const reports = await Promise.all(
      found.map(async ({ key, reports: _, ...shown }) => ({
        ...shown,
        preview: await previewReport(store, { key, size: shown.size }),
      })),
    );
    return { reports, total: found[0]?.reports ?? 0 };
  });
}
