import type { ReactNode } from "react";
import { button } from "@/app/_ui/button";
import { Moment } from "@/app/_ui/moment";
import { previewKind } from "@/lib/files/preview-kind";
import { formatBytes } from "@/lib/format";
import type { RawParams } from "@/lib/jobs/filter";
import type { ShownFile } from "@/lib/jobs/read-job-files";
import { forOneLine, readable } from "@/lib/readable-text";
import { searchOf } from "@/lib/web/search-of";
import { Checksum } from "./checksum";
import { FileName } from "./file-name";

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
  const canPreview = file.state !== "gone" && file.size > 0 && previewKind(file) !== null;
  return (
    <li
      id={`file-${file.id}`}
      className="col-span-full flex flex-col gap-y-1 border-line border-t py-2 tabular-nums @2xl:grid @2xl:grid-cols-subgrid @2xl:items-baseline"
    >
      <FileName jobId={jobId} file={file} />
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 pl-6 text-quiet text-sm @2xl:contents">
        <span className="whitespace-nowrap @2xl:pl-6 @4xl:pl-0 @4xl:text-right">
          {formatBytes(file.size)}
        </span>
        <bdi className="max-w-full [overflow-wrap:anywhere] @2xl:max-w-48">{readable(file.mediaType)}</bdi>
        <Moment iso={file.createdAt} zone={zone} />
        <Checksum fileId={file.id} sha256={file.sha256} />
        <span className="screen-only ml-auto @2xl:col-start-5 @2xl:justify-self-end @4xl:col-start-6">
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
