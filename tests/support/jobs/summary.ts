import { type JobSummary, jobSummary } from "@/lib/jobs/job";
import { PENDING_JOB } from "./job-values";

/** The summary of a pending job, with other values where they are given. */
export const aSummary = (given: Partial<JobSummary> = {}): JobSummary => ({
  ...jobSummary.parse(PENDING_JOB),
  ...given,
});
