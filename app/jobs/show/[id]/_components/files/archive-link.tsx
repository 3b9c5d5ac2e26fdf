import { button } from "@/app/_ui/button";
import { formatBytes } from "@/lib/format";
import { MOST_ARCHIVED } from "@/lib/jobs/files/most-archived";
import type { ShownFiles } from "@/lib/jobs/files/read-job-files";
import { formatMessage } from "@/lib/texts/format-message";
import { archiveTexts } from "@/texts/job/archive";
import { isLost } from "./file-row";

interface ArchiveLinkProps {
  jobId: string;
  shown: ShownFiles;
}

/** Download all, where there is more than one file to download. */
export function ArchiveLink({ jobId, shown: { files, total, bytes } }: ArchiveLinkProps) {
  const areAllLost = files.length === total && files.every(isLost);
  if (total < 2 || total > MOST_ARCHIVED || areAllLost) return null;
  return (
    <a
      href={`/jobs/show/${jobId}/files.zip`}
      aria-label={formatMessage(archiveTexts.download, { count: total, size: formatBytes(bytes) })}
      className={`${button.small} screen-only`}
    >
      {formatMessage(archiveTexts.downloadAll, { size: formatBytes(bytes) })}
    </a>
  );
}
