import { sql } from "drizzle-orm";
import { job, jobExecution, jobFile, jobSubtask } from "@/db/schema";

/*
 * The version of a job differs when something of it changed that its page shows, but its summary and its subtasks in
 * sight do not say. For queries on job left-joined with job_execution.
 */

/** How much of an output takes part: to read a whole one each time would cost too much. */
const HEAD_OF_OUTPUT = 65_536;

/** Output and error. */
export const versionOfTexts = sql<string>`md5(concat_ws(' ',
  octet_length(${jobExecution.output}), md5(left(${jobExecution.output}, ${sql.raw(String(HEAD_OF_OUTPUT))})),
  md5(${jobExecution.errorMessage}), octet_length(${jobExecution.stackTrace})))`;

/** Status, rejected rows, result and files. */
export const versionOfRest = sql<string>`concat_ws(' ', ${job.status}, ${job.rowsRejected}, ${job.resultFileId},
  (select count(*) || '.' || coalesce(max(${jobFile.id}), 0) from ${jobFile} where ${jobFile.jobId} = ${job.id}))`;

/** All of it. */
export const versionOfJob = (rest: string, subtasks: number, texts: string): string =>
  `${rest} ${subtasks} ${texts}`;

/** The same in SQL. */
export const jobVersion = sql<string>`${versionOfRest} || ' ' ||
  (select count(*) from ${jobSubtask} where ${jobSubtask.jobId} = ${job.id}) || ' ' || ${versionOfTexts}`;
