import { sql } from "drizzle-orm";
import { jobError } from "@/lib/database-error";
import { JobNotFound } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { parseId } from "@/lib/jobs/job-id";
import { callFunction } from "./call-function";
import type { ReportedTable } from "./error-report";
import { jobFilesLimit } from "./record-file";
import { whoseJobs } from "./whose-jobs";

/** A table without rejected rows has no file. */
export interface RecordedTable {
  fileId: string | null;
  isReplay: boolean;
}

/**
 * Records a stored error report and its counts in one statement; without rejected rows, only the number of rows. If
 * there is nothing to record, the job is still checked, so that the call fails for one that can't take a report.
 */
export async function recordRejections(
  access: Access,
  jobId: string,
  { file, messages, rowsGiven, name }: ReportedTable & { name: string },
): Promise<RecordedTable> {
  if (parseId(jobId) === null) throw new JobNotFound(jobId);
  const job = sql`${jobId}::bigint`;
  const owner = sql`${whoseJobs(access)}::bigint`;
  if (file) {
    const texts = sql.param(messages.map(({ message }) => message));
    const counts = sql.param(messages.map(({ rows }) => rows));
    const { text, isReplay } = await callFunction(access, {
      call: sql`jobs.add_error_report(${job}, ${name}, ${file.size}, ${file.sha256}, ${file.key},
        ${texts}::text[], ${counts}::bigint[], ${rowsGiven}::bigint, ${owner},
        ${jobFilesLimit()}::bigint)`,
      jobId,
      explain: (thrown) => jobError(thrown, jobId, { file: name }),
    });
    return { fileId: text, isReplay };
  }
  const { isReplay } = await callFunction(access, {
    call:
      rowsGiven === null
        ? sql`jobs.require_active(${job}, ${owner}, false)`
        : sql`jobs.count_rows(${job}, ${rowsGiven}::bigint, 0, ${owner})`,
    jobId,
    explain: (thrown) => jobError(thrown, jobId, "countRows"),
  });
  return { fileId: null, isReplay };
}
