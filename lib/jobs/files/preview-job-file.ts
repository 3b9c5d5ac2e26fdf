import { readingSentences } from "@/lib/csv/describe-reading";
import { detectReading } from "@/lib/csv/detect-reading";
import { previewTable, type TablePreview, type TableText } from "@/lib/csv/preview-table";
import { isTabbed } from "@/lib/csv/read-options";
import { StorageUnavailable } from "@/lib/errors";
import { decodeHead } from "@/lib/files/preview/decode-head";
import { type PreviewKind, previewKind } from "@/lib/files/preview/preview-kind";
import { previewLines } from "@/lib/files/preview/preview-lines";
import { readHead } from "@/lib/files/preview/read-head";
import type { FileStore } from "@/lib/files/store/file-store";
import type { Access } from "@/lib/jobs/access";
import type { Encoding } from "@/lib/text-encoding/encodings";
import { filePreviewTexts } from "@/texts/job/file-preview";
import { findJobFile, type JobFileRecord } from "./open-job-file";

/** How many bytes of a file a preview reads. */
const PREVIEW_BYTES = 128_000;

/** How a person wants a file to be read; null: as it is detected. */
export interface PreviewChoice {
  delimiter: string | null;
  encoding: Encoding | null;
}

export interface FilePreview {
  fileId: string;
  name: string;
  /** At most one of `table` and `lines`; neither if there is nothing to show, and then a remark says why. */
  table: TablePreview | null;
  lines: string[] | null;
  /** What is shown and how it differs from the file, in sentences. */
  remarks: string[];
  /** How the file was read; null if it is not text. */
  reading: PreviewReading | null;
}

/** How a file was read, and what of that can be chosen. */
export interface PreviewReading {
  encoding: Encoding;
  /** Null: the file is not a table, or has one column. */
  delimiter: string | null;
  kind: PreviewKind;
  chosen: PreviewChoice;
  /** How a table was read and what was assumed, in sentences. */
  sentences: string[];
}

type PreviewContent = Omit<FilePreview, "fileId" | "name" | "reading">;

/**
 * The beginning of a file, read according to its type. Null if there is no such file or the viewer may not see it.
 * Neither the file's content nor the store makes it throw, and it takes no longer than two seconds.
 */
export async function previewJobFile(
  access: Access,
  store: FileStore,
  ids: { jobId: string; fileId: string },
  choice: PreviewChoice = { delimiter: null, encoding: null },
): Promise<FilePreview | null> {
  const file = await findJobFile(access, ids);
  return file ? { fileId: file.id, name: file.name, ...(await preview(store, file, choice)) } : null;
}

type ReadContent = Omit<FilePreview, "fileId" | "name">;

async function preview(store: FileStore, file: JobFileRecord, choice: PreviewChoice): Promise<ReadContent> {
  const kind = previewKind(file);
  if (!kind) return nothing(filePreviewTexts.otherType);
  try {
    const head = await readHead(store, file.storeKey, PREVIEW_BYTES);
    if (!head) return nothing(filePreviewTexts.missing);
    if (head.size !== file.size) return nothing(filePreviewTexts.changed);
    if (head.bytes.length === 0) return nothing(filePreviewTexts.empty);
    const cutAfter = head.size > head.bytes.length ? head.bytes.length : null;
    const decoded = decodeHead(head.bytes, { isCut: cutAfter !== null, encoding: choice.encoding });
    const { text, encoding } = decoded;
    const reading = { encoding, delimiter: null, kind, chosen: choice, sentences: [] };
    if (text === null) return { ...nothing(decoded.reason), reading };
    const inexact = decoded.isExact ? [] : [filePreviewTexts.undecoded];
    const withReading = (shown: PreviewContent, read: Partial<PreviewReading> = {}): ReadContent => ({
      ...shown,
      remarks: [...shown.remarks, ...inexact],
      reading: { ...reading, ...read },
    });
    if (kind !== "table") return withReading(asText(text, cutAfter));
    const detected = detectReading(head.bytes, cutAfter === null, { ...choice, isTabbed: isTabbed(file) });
    const shown = asTable({ text, cutAfter, reading: detected, isChosen: choice.delimiter !== null });
    const { delimiter } = detected;
    return withReading(shown, shown.table ? { delimiter, sentences: readingSentences(detected) } : {});
  } catch (error) {
    if (error instanceof StorageUnavailable) return nothing(filePreviewTexts.storageUnavailable);
    throw error;
  }
}

function asTable(input: TableText): PreviewContent {
  const table = previewTable(input);
  if (table) return { table, lines: null, remarks: table.remarks };
  const text = asText(input.text, input.cutAfter);
  return { ...text, remarks: [filePreviewTexts.notCsv, ...text.remarks] };
}

function asText(text: string, cutAfter: number | null): PreviewContent {
  return { table: null, ...previewLines(text, cutAfter) };
}

const nothing = (remark: string): ReadContent => ({
  table: null,
  lines: null,
  remarks: [remark],
  reading: null,
});
