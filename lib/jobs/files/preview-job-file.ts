import { previewTable, type TablePreview, type TableText } from "@/lib/csv/preview-table";
import { StorageUnavailable } from "@/lib/errors";
import { decodeHead } from "@/lib/files/preview/decode-head";
import { previewKind } from "@/lib/files/preview/preview-kind";
import { previewLines } from "@/lib/files/preview/preview-lines";
import { readHead } from "@/lib/files/preview/read-head";
import type { FileStore } from "@/lib/files/store/file-store";
import type { Access } from "@/lib/jobs/access";
import { filePreviewTexts } from "@/texts/job/file-preview";
import { findJobFile, type JobFileRecord } from "./open-job-file";

/** How many bytes of a file a preview reads. */
const PREVIEW_BYTES = 128_000;

export interface FilePreview {
  fileId: string;
  name: string;
  /** At most one of `table` and `lines`; neither if there is nothing to show, and then a remark says why. */
  table: TablePreview | null;
  lines: string[] | null;
  /** What is shown and how it differs from the file, in sentences. */
  remarks: string[];
}

type PreviewContent = Omit<FilePreview, "fileId" | "name">;

/**
 * The beginning of a file, read according to its type. Null if there is no such file or the viewer may not see it.
 * Neither the file's content nor the store makes it throw, and it takes no longer than two seconds.
 */
export async function previewJobFile(
  access: Access,
  store: FileStore,
  ids: { jobId: string; fileId: string },
): Promise<FilePreview | null> {
  const file = await findJobFile(access, ids);
  return file ? { fileId: file.id, name: file.name, ...(await preview(store, file)) } : null;
}

async function preview(store: FileStore, file: JobFileRecord): Promise<PreviewContent> {
  const kind = previewKind(file);
  if (!kind) return nothing(filePreviewTexts.otherType);
  try {
    const head = await readHead(store, file.storeKey, PREVIEW_BYTES);
    if (!head) return nothing(filePreviewTexts.missing);
    if (head.size !== file.size) return nothing(filePreviewTexts.changed);
    if (head.bytes.length === 0) return nothing(filePreviewTexts.empty);
    const cutAfter = head.size > head.bytes.length ? head.bytes.length : null;
    const decoded = decodeHead(head.bytes, cutAfter !== null);
    if (decoded.text === null) return nothing(decoded.reason);
    const isTabbed = /^text\/tab-separated/i.test(file.mediaType) || /\.tsv$/i.test(file.name);
    const shown = await (kind === "table"
      ? asTable({ text: decoded.text, cutAfter, isTabbed })
      : asText(decoded.text, cutAfter));
    const inexact = decoded.isExact ? [] : [filePreviewTexts.undecoded];
    return { ...shown, remarks: [...shown.remarks, ...inexact] };
  } catch (error) {
    if (error instanceof StorageUnavailable) return nothing(filePreviewTexts.storageUnavailable);
    throw error;
  }
}

async function asTable(input: TableText): Promise<PreviewContent> {
  const table = await previewTable(input);
  if (table) return { table, lines: null, remarks: table.remarks };
  const text = asText(input.text, input.cutAfter);
  return { ...text, remarks: [filePreviewTexts.notCsv, ...text.remarks] };
}

function asText(text: string, cutAfter: number | null): PreviewContent {
  return { table: null, ...previewLines(text, cutAfter) };
}

const nothing = (remark: string): PreviewContent => ({ table: null, lines: null, remarks: [remark] });
