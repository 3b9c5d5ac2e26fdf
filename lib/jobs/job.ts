import { sql } from "drizzle-orm";
import { z } from "zod";
import { job, jobExecution } from "@/db/schema";
import { isVisible } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { fieldsTexts } from "@/texts/job/fields";
import { namesTexts } from "@/texts/job/names";
import { ERROR_HEAD, errorLine } from "./error-line";
import { STATUSES } from "./status";

/** A moment as PostgreSQL prints it in UTC, to ISO 8601 with its microseconds: "2026-11-21T21:33:12.391748Z". */
export const toIso = (text: string): string => text.replace(" ", "T").replace(/\+00(:00)?$/, "Z");

/** The same as a schema. It remains a string, and the OpenAPI document says so. */
export const instant = z.string().overwrite(toIso).meta({ format: "date-time" });
export const moment = instant.nullable();
const seconds = z.coerce.number().nullable();

/** A job as the list shows it. The descriptions are for the OpenAPI document. */
export const jobSummary = z.object({
  id: z.string().describe(fieldsTexts.id),
  name: z.string().nullable(),
  description: z.string().nullable(),
  type: z.string(),
  status: z.enum(STATUSES),
  ownerId: z.string().nullable().describe(fieldsTexts.ownerId),
  ownerName: z.string().nullable(),
  createdAt: instant,
  startedAt: moment,
  finishedAt: moment.describe(fieldsTexts.finishedAt),
  durationSeconds: seconds.describe(fieldsTexts.durationSeconds),
  rowsGiven: z.coerce.number().nullable().describe(fieldsTexts.rowsGiven),
  rowsRejected: z.coerce.number().describe(fieldsTexts.rowsRejected),
  progressDone: z.string().nullable().describe(fieldsTexts.progressDone),
  progressTotal: z.string().nullable().describe(fieldsTexts.progressTotal),
  progressNote: z.string().nullable().describe(fieldsTexts.progressNote),
  lastSignAt: moment.describe(fieldsTexts.lastSignAt),
  isSilent: z.boolean().describe(fieldsTexts.isSilent),
  errorLine: z
    .string()
    .nullable()
    .overwrite((head) => (head === null ? null : errorLine(head)))
    .describe(fieldsTexts.errorLine),
});
export type JobSummary = z.infer<typeof jobSummary>;

/** A duration that was not recorded, as in imported histories, is computed from the times. */
const durationSeconds = sql<string | null>`coalesce(
  ${jobExecution.duration},
  extract(epoch from coalesce(${job.finishedAt}, clock_timestamp()) - ${jobExecution.startedAt})
)`;

/** Only what runs can be silent; no other job costs the call. */
const isSilent = sql<boolean>`(case when ${job.status} = 'running'
  then jobs.is_silent(${job.type}, ${jobExecution.lastSignAt}, ${jobExecution.startedAt}) else false end)`;

/** The beginning of a failed job's message. PostgreSQL reads no more of a long one, and nothing of another job's. */
const errorHead = sql<
  string | null
>`(case when ${job.status} = 'failed' then left(${jobExecution.errorMessage}, ${sql.raw(String(ERROR_HEAD))}) end)`;

/** The columns of a summary, for a query on job left-joined with job_execution. */
export const summaryColumns = {
  id: job.id,
  name: job.name,
  description: job.description,
  type: job.type,
  status: job.status,
  ownerId: job.ownerId,
  ownerName: job.ownerName,
  createdAt: job.createdAt,
  startedAt: jobExecution.startedAt,
  finishedAt: job.finishedAt,
  durationSeconds,
  rowsGiven: job.rowsGiven,
  rowsRejected: job.rowsRejected,
  progressDone: jobExecution.progressDone,
  progressTotal: jobExecution.progressTotal,
  progressNote: jobExecution.progressNote,
  lastSignAt: jobExecution.lastSignAt,
  isSilent,
  errorLine: errorHead,
} satisfies Record<keyof JobSummary, unknown>;

/** A job as its own page shows it. */
export const jobDetail = jobSummary.extend({
  runAt: z.string().nullable().describe(fieldsTexts.runAt),
  errorMessage: z.string().nullable(),
  stackTrace: z.string().nullable(),
  output: z.string().nullable().describe(fieldsTexts.output),
  objectId: z.string().nullable().describe(fieldsTexts.objectId),
  objectClass: z.string().nullable(),
  objectLabel: z.string().nullable().describe(fieldsTexts.objectLabel),
  objectUrl: z.string().nullable(),
  resultFileId: z.string().nullable(),
  resultName: z.string().nullable(),
  resultSize: z.coerce.number().nullable().describe(fieldsTexts.bytes),
});
export type JobDetail = z.infer<typeof jobDetail>;

/** The name, or a substitute for one that is missing or not visible. */
export const jobTitle = ({ name }: Pick<JobSummary, "name">): string =>
  name && isVisible(name) ? name : namesTexts.unnamedJob;

type OwnerFields = Pick<JobSummary, "ownerId" | "ownerName">;

/** The name of "Run by", or what stands for it, and whether that user was deleted. */
export function ownerParts({ ownerId, ownerName }: OwnerFields): { name: string; isDeleted: boolean } {
  if (ownerName === null) return { name: namesTexts.system, isDeleted: false };
  return { name: isVisible(ownerName) ? ownerName : namesTexts.unnamedUser, isDeleted: ownerId === null };
}

/** "Run by", as people read it. */
export function ownerLabel(job: OwnerFields): string {
  const { name, isDeleted } = ownerParts(job);
  return isDeleted ? formatMessage(namesTexts.deletedUser, { name }) : name;
}
