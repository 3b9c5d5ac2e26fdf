import { DownloadIcon } from "@/app/_ui/download-icon";
import type { FileState } from "@/lib/files/file-state";
import { formatBytes } from "@/lib/format";
import type { ShownFile } from "@/lib/jobs/read-job-files";
import { forOneLine, readable } from "@/lib/readable-text";
import styles from "./file-list.module.css";

/** A file's name as the link that downloads it; of one that is lost the name alone, and how it was lost. */
export function FileName({ jobId, file }: { jobId: string; file: ShownFile }) {
  const name = <bdi>{readable(file.name)}</bdi>;
  const address = `/jobs/show/${jobId}/files/${file.id}`;
  return (
    <div className={styles.name}>
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        {isLost(file) ? (
          <span className={`${styles.link} text-quiet`}>
            <GoneIcon />
            {name}
          </span>
        ) : (
          <a
            // A spreadsheet tells by the mark in which letters a CSV is written.
            href={file.kind === "error_report" ? `${address}?bom=1` : address}
            aria-label={`Download ${forOneLine(file.name)}, ${formatBytes(file.size)}`}
            title="Download"
            className={`${styles.link} font-medium`}
          >
            <DownloadIcon />
            {name}
          </a>
        )}
        {file.isResult ? (
          <span className="rounded-full bg-sunken px-2 text-quiet text-xs leading-5">Result</span>
        ) : null}
      </div>
      {file.state === "present" ? null : (
        <p className={`pl-6 text-sm ${isLost(file) ? "text-failed" : "text-waiting"}`}>
          {REMARKS[file.state]}
        </p>
      )}
    </div>
  );
}

const REMARKS: Record<Exclude<FileState, "present">, string> = {
  gone: "No longer in storage",
  changed: "Changed in storage since it was recorded, so it can’t be downloaded",
  unknown: "Storage does not answer now",
};

/** A download would be refused: the bytes that were recorded are not there. */
export const isLost = ({ state }: Pick<ShownFile, "state">): boolean =>
  state === "gone" || state === "changed";

/** A page with a stroke through it. */
function GoneIcon() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      className="mt-0.5 size-4 shrink-0 fill-none stroke-current stroke-[1.5]"
    >
      <path d="M4 2h5l3.5 3.5V14H4zM1.5 14.5l13-13" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
