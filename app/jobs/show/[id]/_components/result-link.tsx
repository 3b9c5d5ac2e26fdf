import { button } from "@/app/_ui/button";
import { formatBytes } from "@/lib/format";
import type { JobDetail } from "@/lib/jobs/job";
import { readable } from "@/lib/readable-text";

/** Download Result, for a job that has one. */
export function ResultLink({ job }: { job: JobDetail }) {
  if (job.resultFileId === null) return null;
  return (
    <p className="screen-only flex flex-wrap items-center gap-2">
      <a href={`/jobs/show/${job.id}/files/${job.resultFileId}`} className={button.primary}>
        Download Result
      </a>
      <span className="text-quiet [overflow-wrap:anywhere]">
        <bdi>{readable(job.resultName ?? "")}</bdi>, {formatBytes(job.resultSize ?? 0)}
      </span>
    </p>
  );
}
