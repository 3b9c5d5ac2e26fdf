import { previewKind } from "@/lib/files/preview/preview-kind";
import type { FileState } from "@/lib/files/store/file-state";
import { formatBytes, formatMoment } from "@/lib/format";
import type { ShownFile } from "@/lib/jobs/files/read-job-files";
import type { RawParams } from "@/lib/jobs/params";
import { forOneLine, readable } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { searchOf } from "@/lib/web/request/search-of";
import { filePreviewTexts } from "@/texts/job/file-preview";
import { filesTexts } from "@/texts/job/files";
import type { ShownRow } from "./file-lists.client";
import { NO_PREVIEW } from "./preview-params";

const REMARKS: Record<FileState, string | null> = { present: null, ...filesTexts.states };

interface RowOptions {
  jobId: string;
  /** The parameters of the page's address, which its links keep. */
  search: RawParams;
  zone: string;
  /** The file whose preview is open. */
  previewed: string | null;
}

/** A file as its row shows it. Only a file that is in storage can be downloaded and previewed. */
export function fileRow(file: ShownFile, { jobId, search, zone, previewed }: RowOptions): ShownRow {
  const canPreview = !isLost(file) && file.size > 0 && previewKind(file) !== null && file.id !== previewed;
  const size = formatBytes(file.size);
  const address = `/jobs/show/${jobId}/files/${file.id}`;
  return {
    id: file.id,
    name: readable(file.name),
    download: isLost(file)
      ? null
      : {
          // Without a byte-order mark spreadsheets assume the system's own encoding.
          href: file.kind === "error_report" ? `${address}?bom=1` : address,
          label: formatMessage(filesTexts.download, { name: forOneLine(file.name), size }),
        },
    isResult: file.isResult,
    remark: REMARKS[file.state],
    size,
    type: readable(file.mediaType),
    added: [file.createdAt, formatMoment(file.createdAt, zone)],
    sha256: file.sha256,
    preview: canPreview
      ? {
          href: `/jobs/show/${jobId}${searchOf({ ...search, ...NO_PREVIEW, preview: file.id })}#file-${file.id}`,
          label: formatMessage(filePreviewTexts.title, { name: forOneLine(file.name) }),
        }
      : null,
  };
}

/** Whether a download would be refused, because the recorded bytes are not in storage. */
export const isLost = <File extends Pick<ShownFile, "state">>(
  file: File,
): file is File & { state: "gone" | "changed" } => file.state === "gone" || file.state === "changed";
