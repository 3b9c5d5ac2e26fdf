import { button } from "@/app/_ui/button";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { formatBytes } from "@/lib/format";
import type { ShownFile } from "@/lib/jobs/files/read-job-files";
import { readable } from "@/lib/readable-text";
import { filesTexts } from "@/texts/job/files";
import { isLost } from "./file-row";

/** Download Result, for a job that has one; or that the file is missing or changed. */
export function ResultLink({ jobId, result }: { jobId: string; result: ShownFile | null }) {
  if (!result) return null;
  return (
    <p className="screen-only flex flex-wrap items-center gap-2">
      {isLost(result) ? (
        <span className={button.absent}>{filesTexts.states[result.state]}</span>
      ) : (
        <a href={`/jobs/show/${jobId}/files/${result.id}`} className={button.primary}>
          {filesTexts.downloadResult}
        </a>
      )}
      <span className="text-quiet [overflow-wrap:anywhere]">
        <FormattedMessage
          message={filesTexts.nameAndSize}
          values={{ name: <bdi>{readable(result.name)}</bdi>, size: formatBytes(result.size) }}
        />
      </span>
    </p>
  );
}
