import { shownRejections } from "@/app/jobs/shared/shown-rejections";
import type { ShownFile } from "@/lib/jobs/files/read-job-files";
import { type JobDetail, jobTitle } from "@/lib/jobs/job";
import { readable } from "@/lib/readable-text";
import { ResultLink } from "./files/result-link";
import { JobLight } from "./live/job-light.client";
import { LiveStatus } from "./live/live-status.client";
import { TypeBadge } from "./type-badge";

interface JobHeadingProps {
  job: JobDetail;
  zone: string;
  /** The name as the browser's tab has it. */
  tabName: string;
  result: ShownFile | null;
}

/** What the job is called, its type and status, whether the page is live, and the link to its result. */
export function JobHeading({ job, zone, tabName, result }: JobHeadingProps) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="flex min-w-0 flex-col gap-2">
        <h1 className="font-semibold text-xl [overflow-wrap:anywhere]">
          <bdi>{readable(jobTitle(job))}</bdi>
        </h1>
        <div className="flex flex-wrap items-center gap-2">
          <TypeBadge type={job.type} />
          <LiveStatus rejected={shownRejections(job)} />
          <JobLight id={job.id} name={tabName} zone={zone} />
        </div>
      </div>
      <ResultLink jobId={job.id} result={result} />
    </div>
  );
}
