import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { JobNotFound } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { jobError } from "@/lib/jobs/database-error";
import { parseId } from "@/lib/jobs/job-id";
import type { ReportedTable } from "./error-report";
import { jobFilesLimit } from "./record-file";
import { whoseJobs } from "./whose-jobs";

/** Records a stored error report and its counts in one statement; without rows only how many were given. */
export async function recordRejections(
  access: Access,
  jobId: string,
  { file, messages, rowsGiven, name }: ReportedTable & { name: string },
): Promise<string | null> {
  if (parseId(jobId) === null) throw new JobNotFound(jobId);
  const job = sql`${jobId}::bigint`;
  const owner = sql`${whoseJobs(access)}::bigint`;
  if (file) {
    const texts = sql.param(messages.map(({ message }) => message));
    const counts = sql.param(messages.map(({ rows }) => rows));
    return await call(
      access,
      { jobId, attempted: `take “${name}”` },
      sql`jobs.add_error_report(${job}, ${name}, ${file.size}, ${file.sha256}, ${file.key},
        ${texts}::text[], ${counts}::bigint[], ${rowsGiven}::bigint, ${owner},
        ${jobFilesLimit()}::bigint)`,
    );
  }
  if (rowsGiven !== null)
    await call(
      access,
      { jobId, attempted: "count rows" },
      sql`jobs.count_rows(${job}, ${rowsGiven}::bigint, 0, ${owner})`,
    );
  return null;
}

async function call(
  { db }: Access,
  { jobId, attempted }: { jobId: string; attempted: string },
  statement: SQL,
): Promise<string> {
  try {
    const rows = await db.select({ id: sql<string>`given::text` }).from(sql`${statement} as given`);
    return z.tuple([z.object({ id: z.string() })]).parse(rows)[0].id;
  } catch (error) {
    throw jobError(error, jobId, attempted);
  }
}
