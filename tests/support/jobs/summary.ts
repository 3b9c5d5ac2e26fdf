import type { JobSummary } from "@/lib/jobs/job";

/** A summary of a job that waits, but for what is given. */
export const aSummary = (given: Partial<JobSummary> = {}): JobSummary => ({
  id: "1",
  name: "Airports",
  description: null,
  type: "import",
  status: "pending",
  ownerId: null,
  ownerName: null,
  createdAt: "2026-03-01T10:00:00.123456Z",
  startedAt: null,
  finishedAt: null,
  durationSeconds: null,
  rowsGiven: null,
  rowsRejected: 0,
  progressDone: null,
  progressTotal: null,
  progressNote: null,
  lastSignAt: null,
  isSilent: false,
  ...given,
});
