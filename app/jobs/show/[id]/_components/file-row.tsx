import type { ReactNode } from "react";
import { button } from "@/app/_ui/button";
import { Moment } from "@/app/_ui/moment";
import { previewKind } from "@/lib/files/preview-kind";
import { formatBytes } from "@/lib/format";
import type { ShownFile } from "@/lib/jobs/read-job-files";
import type { RawParams } from "@/lib/jobs/read-params";
import { forOneLine, readable } from "@/lib/readable-text";
import { searchOf } from "@/lib/web/search-of";
import { Checksum } from "./checksum";
import styles from "./file-list.module.css";
import { FileName, isLost } from "./file-name";

interface FileRowProps {
  jobId: string;
  file: ShownFile;
  search: RawParams;
  zone: string;
  /** Its preview, where that is open. */
  children: ReactNode;
}

/** One file: a row under the others' where there is room, two or three lines where there is not. */
export function FileRow({ jobId, file, search, zone, children }: FileRowProps) {
  const isOpen = children !== null;
  const canPreview = !isLost(file) && file.size > 0 && previewKind(file) !== null;
  return (
    <li id={`file-${file.id}`} className={styles.file}>
      <FileName jobId={jobId} file={file} />
      <div className={styles.known}>
        <span className={styles.size}>{formatBytes(file.size)}</span>
        <bdi className={styles.type}>{readable(file.mediaType)}</bdi>
        <Moment iso={file.createdAt} zone={zone} />
        <Checksum sha256={file.sha256} />
        <span className={`${styles.actions} screen-only`}>
          {canPreview && !isOpen ? (
            <a
              href={`/jobs/show/${jobId}${searchOf({ ...search, preview: file.id })}#preview`}
              aria-label={`Preview of ${forOneLine(file.name)}`}
              className={button.small}
            >
              Preview
            </a>
          ) : null}
        </span>
      </div>
      {children}
    </li>
  );
}
