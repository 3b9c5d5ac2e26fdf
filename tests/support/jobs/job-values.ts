import type { JobDetail } from "@/lib/jobs/job";

/** A failed job, as a page reads it. All of its times differ. */
export const FAILED_JOB: JobDetail = {
  id: "4711",
  name: "Airports",
  description: "Adds the airports of the table",
  type: "import",
  status: "failed",
  ownerId: "7",
  ownerName: "maria",
  createdAt: "2026-03-01T10:00:00.123456Z",
  startedAt: "2026-03-01T11:00:01.5Z",
  finishedAt: "2026-03-01T12:00:03.75Z",
  durationSeconds: 3602.25,
  rowsGiven: null,
  rowsRejected: 0,
  isSilent: false,
  errorLine: "Row 7 has no code",
  runAt: null,
  errorMessage: "Row 7 has no code",
  stackTrace: null,
  output: null,
  progressDone: null,
  progressTotal: null,
  progressNote: null,
  lastSignAt: null,
  objectId: null,
  objectClass: null,
  objectLabel: null,
  objectUrl: null,
  resultFileId: null,
  resultName: null,
  resultSize: null,
};

/** The same job while it ran: without an end, running for some time. */
export const RUNNING_JOB: JobDetail = {
  ...FAILED_JOB,
  status: "running",
  finishedAt: null,
  durationSeconds: 83.9,
  errorMessage: null,
  errorLine: null,
};

/** The same job while it waited. */
export const QUEUED_JOB: JobDetail = {
  ...RUNNING_JOB,
  status: "queued",
  startedAt: null,
  durationSeconds: null,
};

/** The same job before it was queued. */
export const PENDING_JOB: JobDetail = { ...QUEUED_JOB, status: "pending" };
