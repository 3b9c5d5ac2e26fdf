import { button } from "@/app/_ui/button";
import { formatBytes } from "@/lib/format";
import type { ShownFile } from "@/lib/jobs/read-job-files";
import { readable } from "@/lib/readable-text";

/** Download Result, for a job that has one; that it is gone, once storage has it no more. */
export function ResultLink({ jobId, result }: { jobId: string; result: ShownFile | null }) {
  if (!result) return null;
  return (
    <p className="screen-only flex flex-wrap items-center gap-2">
      {result.state === "gone" ? (
        <span className={button.absent}>Result no longer in storage</span>
      ) : (
        <a href={`/jobs/show/${jobId}/files/${result.id}`} className={button.primary}>
          Download Result
        </a>
      )}
      <span className="text-quiet [overflow-wrap:anywhere]">
        <bdi>{readable(result.name)}</bdi>, {formatBytes(result.size)}
      </span>
    </p>
  );
}
