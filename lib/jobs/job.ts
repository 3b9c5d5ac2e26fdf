import { sql } from "drizzle-orm";
import { z } from "zod";
import { job, jobExecution } from "@/db/schema";
import { isVisible } from "@/lib/readable-text";
import { STATUSES } from "./status";

/** A moment as PostgreSQL prints it in UTC, to ISO 8601 with its microseconds: "2026-11-21T21:33:12.391748Z". */
export const toIso = (text: string): string => text.replace(" ", "T").replace(/\+00(:00)?$/, "Z");

/** The same as a schema. It remains a string, and the OpenAPI document says so. */
export const instant = z.string().overwrite(toIso).meta({ format: "date-time" });
export const moment = instant.nullable();
const seconds = z.coerce.number().nullable();

/** A job as the list shows it. The descriptions are for the OpenAPI document. */
export const jobSummary = z.object({
  id: z.string().describe("A decimal number"),
  name: z.string().nullable(),
  description: z.string().nullable(),
  type: z.string(),
  status: z.enum(STATUSES),
  ownerId: z
    .string()
    .nullable()
    .describe("Null with a name: that user was deleted; without one: the system's job"),
  ownerName: z.string().nullable(),
  createdAt: instant,
  startedAt: moment,
  finishedAt: moment.describe("When it completed, failed or was cancelled"),
  durationSeconds: seconds.describe(
    "From start to end, or to now by the database's clock while running; null without a start",
  ),
  rowsGiven: z.coerce.number().nullable().describe("Of an import: how many rows it was given, where known"),
  rowsRejected: z.coerce.number().describe("Of an import: how many rows it rejected"),
});
export type JobSummary = z.infer<typeof jobSummary>;

/** A duration that was not recorded, as in imported histories, is computed from the times. */
const durationSeconds = sql<string | null>`coalesce(
  ${jobExecution.duration},
  extract(epoch from coalesce(${job.finishedAt}, clock_timestamp()) - ${jobExecution.startedAt})
)`;

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
} satisfies Record<keyof JobSummary, unknown>;

/** A job as its own page shows it. */
export const jobDetail = jobSummary.extend({
  runAt: z.string().nullable().describe("The page from which it was launched"),
  errorMessage: z.string().nullable(),
  stackTrace: z.string().nullable(),
  output: z.string().nullable().describe("JSON as text, or any text"),
  progressDone: z.string().nullable().describe("A whole number as text"),
  progressTotal: z.string().nullable().describe("A whole number as text"),
  progressNote: z.string().nullable(),
  lastSignAt: moment.describe("When its producer was last heard of"),
  objectId: z.string().nullable().describe("The record that it is about; null when that is gone"),
  objectClass: z.string().nullable(),
  objectLabel: z.string().nullable().describe("Kept when the record is gone"),
  objectUrl: z.string().nullable(),
  resultFileId: z.string().nullable(),
  resultName: z.string().nullable(),
  resultSize: z.coerce.number().nullable().describe("In bytes"),
});
export type JobDetail = z.infer<typeof jobDetail>;

/** The name, or a substitute for one that is missing or not visible. */
export const jobTitle = ({ name }: Pick<JobSummary, "name">): string =>
  name && isVisible(name) ? name : "Unnamed job";

type OwnerFields = Pick<JobSummary, "ownerId" | "ownerName">;

/** "Run by" in two parts: the name, which may be any text, and what the console adds to it. */
export function ownerParts({ ownerId, ownerName }: OwnerFields): [name: string, remark: string] {
  if (ownerName === null) return ["System", ""];
  return [isVisible(ownerName) ? ownerName : "Unnamed user", ownerId === null ? " (deleted)" : ""];
}

/** "Run by", as people read it. */
export const ownerLabel = (job: OwnerFields): string => ownerParts(job).join("");
