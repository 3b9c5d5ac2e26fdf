import { button } from "@/app/_ui/button";
import { formatBytes } from "@/lib/format";
import type { ShownFile } from "@/lib/jobs/files/read-job-files";
import { readable } from "@/lib/readable-text";
import { isLost } from "./file-row";

/** Download Result, for a job that has one; or that the file is missing or changed. */
export function ResultLink({ jobId, result }: { jobId: string; result: ShownFile | null }) {
  if (!result) return null;
  return (
    <p className="screen-only flex flex-wrap items-center gap-2">
      {isLost(result) ? (
        <span className={button.absent}>{result.state === "gone" ? "File missing" : "File changed"}</span>
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
