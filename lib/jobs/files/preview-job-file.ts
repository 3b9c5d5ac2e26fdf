import { previewTable, type TablePreview, type TableText } from "@/lib/csv/preview-table";
import { StorageUnavailable } from "@/lib/errors";
import { decodeHead } from "@/lib/files/preview/decode-head";
import { previewKind } from "@/lib/files/preview/preview-kind";
import { previewLines } from "@/lib/files/preview/preview-lines";
import { readHead } from "@/lib/files/preview/read-head";
import type { FileStore } from "@/lib/files/store/file-store";
import type { Access } from "@/lib/jobs/access";
import { findJobFile, type JobFileRecord } from "./open-job-file";

/** As much of a file is read for its preview. */
const PREVIEW_BYTES = 128_000;

export interface FilePreview {
  fileId: string;
  name: string;
  /** At most one of the two; neither where there is nothing to show, which a remark says why. */
  table: TablePreview | null;
  lines: string[] | null;
  /** What is shown, and what of it is not as the file has it, in sentences. */
  remarks: string[];
}

type PreviewContent = Omit<FilePreview, "fileId" | "name">;

/**
 * The beginning of a file, read as what its type says. Null when there is no such file that the viewer may see.
 * Whatever is in the file, and whatever the store does, it never throws, and takes no longer than two seconds.
 */
export async function previewJobFile(
  access: Access,
  store: FileStore,
  asked: { jobId: string; fileId: string },
): Promise<FilePreview | null> {
  const file = await findJobFile(access, asked);
  return file ? { fileId: file.id, name: file.name, ...(await preview(store, file)) } : null;
}

async function preview(store: FileStore, file: JobFileRecord): Promise<PreviewContent> {
  const kind = previewKind(file);
  if (!kind) return nothing("Only text and CSV can be previewed.");
  try {
    const head = await readHead(store, file.storeKey, PREVIEW_BYTES);
    if (!head) return nothing("File missing.");
    if (head.size !== file.size) return nothing("File changed.");
    if (head.bytes.length === 0) return nothing("This file is empty.");
    const cutAfter = head.size > head.bytes.length ? head.bytes.length : null;
    const decoded = decodeHead(head.bytes, cutAfter !== null);
    if (decoded.text === null) return nothing(decoded.reason);
    const isTabbed = /^text\/tab-separated/i.test(file.mediaType) || /\.tsv$/i.test(file.name);
    const shown = await (kind === "table"
      ? asTable({ text: decoded.text, cutAfter, isTabbed })
      : asText(decoded.text, cutAfter));
    const inexact = decoded.isExact ? [] : ["Some characters could not be decoded."];
    return { ...shown, remarks: [...shown.remarks, ...inexact] };
  } catch (error) {
    if (error instanceof StorageUnavailable) return nothing("File storage unavailable.");
    throw error;
  }
}

async function asTable(given: TableText): Promise<PreviewContent> {
  const table = await previewTable(given);
  if (table) return { table, lines: null, remarks: table.remarks };
  const text = asText(given.text, given.cutAfter);
  return { ...text, remarks: ["Not valid CSV; shown as text.", ...text.remarks] };
}

function asText(text: string, cutAfter: number | null): PreviewContent {
  return { table: null, ...previewLines(text, cutAfter) };
}

const nothing = (remark: string): PreviewContent => ({ table: null, lines: null, remarks: [remark] });
