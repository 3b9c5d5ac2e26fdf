import { and, asc, eq, or, sql } from "drizzle-orm";
import { z } from "zod";
import { job, jobFile } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { parseId } from "@/lib/jobs/job-id";
import { visibleTo } from "@/lib/jobs/visibility";
import { paginate } from "@/lib/paging";
import { FILE_KINDS, type FileKind, type StoredJobFile, storedJobFile } from "./job-file";

export const FILES_A_PAGE = 50;

export interface JobFileList {
  /** Inputs, then outputs, then error reports, each in the order in which they were added. */
  files: StoredJobFile[];
  /** The file of Download Result, on whichever page. */
  result: StoredJobFile | null;
  /** On all pages. */
  counts: Record<FileKind, number>;
  total: number;
  /** Of all of them. */
  bytes: number;
  /** A page past the end becomes the last one. */
  page: number;
  pages: number;
}

interface FilePage {
  page?: number;
  pageSize?: number;
}

const rows = z.array(
  storedJobFile.extend({
    place: z.number(),
    inputs: z.number(),
    outputs: z.number(),
    reports: z.number(),
    bytes: z.coerce.number(),
  }),
);

/** One page of a job's files, in one statement. A job that the viewer may not see has none. */
export function listJobFiles(
  { db, viewer }: Access,
  jobId: string,
  { page = 1, pageSize = FILES_A_PAGE }: FilePage = {},
): Promise<JobFileList> {
  return reading("listJobFiles", async () => {
    if (parseId(jobId) === null) return listOf([], page, pageSize);
    const kindPlace = sql`array_position(array[${sql.join(
      FILE_KINDS.map((kind) => sql`${kind}`),
      sql`, `,
    )}], ${jobFile.kind})`;
    const ofKind = (kind: FileKind) =>
      sql<number>`(count(*) filter (where ${jobFile.kind} = ${kind}) over ())::int`;
    const listed = db.$with("listed").as(
      db
        .select({
          id: jobFile.id,
          kind: jobFile.kind,
          name: jobFile.name,
          size: jobFile.size,
          mediaType: jobFile.mediaType,
          sha256: jobFile.sha256,
          createdAt: jobFile.createdAt,
          storeKey: jobFile.storeKey,
          isResult: sql<boolean>`${job.resultFileId} is not distinct from ${jobFile.id}`.as("is_result"),
          place: sql<number>`(row_number() over (order by ${kindPlace}, ${jobFile.id}))::int`.as("place"),
          total: sql<number>`(count(*) over ())::int`.as("total"),
          bytes: sql<string>`sum(${jobFile.size}) over ()`.as("bytes"),
          inputs: ofKind("input").as("inputs"),
          outputs: ofKind("output").as("outputs"),
          reports: ofKind("error_report").as("reports"),
        })
        .from(jobFile)
        .innerJoin(job, eq(job.id, jobFile.jobId))
        .where(and(eq(job.id, jobId), visibleTo(viewer))),
    );
    const shown = sql`least(${page}, (${listed.total} - 1) / ${pageSize} + 1)`;
    const found = await db
      .with(listed)
      .select()
      .from(listed)
      .where(or(sql`(${listed.place} - 1) / ${pageSize} + 1 = ${shown}`, listed.isResult))
      .orderBy(asc(listed.place));
    return listOf(rows.parse(found), page, pageSize);
  });
}

function listOf(found: z.infer<typeof rows>, requestedPage: number, pageSize: number): JobFileList {
  const [first] = found;
  const counts = {
    input: first?.inputs ?? 0,
    output: first?.outputs ?? 0,
    error_report: first?.reports ?? 0,
  };
  const total = counts.input + counts.output + counts.error_report;
  const { page, pages } = paginate(total, pageSize, requestedPage);
  const files = found.map((row) => ({ place: row.place, file: storedJobFile.parse(row) }));
  return {
    files: files.filter(({ place }) => Math.ceil(place / pageSize) === page).map(({ file }) => file),
    result: files.find(({ file }) => file.isResult)?.file ?? null,
    counts,
    total,
    bytes: first?.bytes ?? 0,
    page,
    pages,
  };
}
