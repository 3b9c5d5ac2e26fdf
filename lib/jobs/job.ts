import { z } from "zod";
import { isVisible } from "@/lib/readable-text";
import { STATUSES } from "./status";

/** A moment as PostgreSQL prints it in UTC, to ISO 8601 with its microseconds: "2026-11-21T21:33:12.391748Z". */
export const toIso = (text: string): string => text.replace(" ", "T").replace(/\+00(:00)?$/, "Z");

export const moment = z.string().transform(toIso).nullable();
const seconds = z.coerce.number().nullable();

/** A job as the list shows it. */
export const jobSummary = z.object({
  id: z.string(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  type: z.string(),
  status: z.enum(STATUSES),
  /** Both null: the system's job. A name without an id: the user was deleted. */
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  createdAt: z.string().transform(toIso),
  startedAt: moment,
  finishedAt: moment,
  /** Seconds from start to end, or to now by the database's clock while running; null without a start. */
  durationSeconds: seconds,
  /** Of an import: how many rows it was given, where that is known, and how many of them it turned down. */
  rowsGiven: z.coerce.number().nullable(),
  rowsRejected: z.coerce.number(),
});
export type JobSummary = z.infer<typeof jobSummary>;

/** A job as its own page shows it. */
export const jobDetail = jobSummary.extend({
  runAt: z.string().nullable(),
  errorMessage: z.string().nullable(),
  stackTrace: z.string().nullable(),
  output: z.string().nullable(),
  progressDone: z.string().nullable(),
  progressTotal: z.string().nullable(),
  progressNote: z.string().nullable(),
  lastSignAt: moment,
  /** The record the job is about; the label stays when the record is gone. */
  objectId: z.string().nullable(),
  objectClass: z.string().nullable(),
  objectLabel: z.string().nullable(),
  objectUrl: z.string().nullable(),
  resultFileId: z.string().nullable(),
  resultName: z.string().nullable(),
  resultSize: z.coerce.number().nullable(),
});
export type JobDetail = z.infer<typeof jobDetail>;

/** The name, or what stands in for a missing one and for one in which there is nothing to see. */
export const jobTitle = ({ name }: Pick<JobSummary, "name">): string =>
  name && isVisible(name) ? name : "Unnamed job";

type Owned = Pick<JobSummary, "ownerId" | "ownerName">;

/** "Run by" in two parts: the name, which may be any text, and what the console adds to it. */
export function ownerParts({ ownerId, ownerName }: Owned): [name: string, remark: string] {
  if (ownerName === null) return ["System", ""];
  return [isVisible(ownerName) ? ownerName : "Unnamed user", ownerId === null ? " (deleted)" : ""];
}

/** "Run by", as people read it. */
export const ownerLabel = (job: Owned): string => ownerParts(job).join("");
