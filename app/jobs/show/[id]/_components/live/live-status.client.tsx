"use client";

import { JobStatus, type ShownRejections } from "@/app/jobs/shared/job-status";
import { isInactive, plainWord } from "@/lib/jobs/status";
import { useLiveJob } from "./live-job-context.client";

/** The badge of the job's status, and while it is active its plain word. */
export function LiveStatus({ rejected }: { rejected: ShownRejections | null }) {
  const { status } = useLiveJob().values.job;
  return (
    <>
      <JobStatus status={status} rejected={rejected} />
      {isInactive(status) ? null : <span className="text-quiet">{plainWord(status)}</span>}
    </>
  );
}
