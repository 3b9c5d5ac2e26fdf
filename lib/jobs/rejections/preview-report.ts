import { Readable } from "node:stream";
import { type RejectedRow, readErrorReport } from "@/lib/csv/error-report-reader";
import { InvalidInput, StorageUnavailable } from "@/lib/errors";
import { readHead } from "@/lib/files/preview/read-head";
import type { FileStore } from "@/lib/files/store/file-store";
import { log } from "@/lib/log";

/** How much of a stored report is read for a page, and how many of its rows are shown at most. */
const PREVIEW_BYTES = 256 * 1024;
const PREVIEW_ROWS = 50;

/**
 * The first rows of a report, or why there are none: its bytes are gone, are not the recorded ones (no download sends
 * such a file), can't be reached, or are not a report.
 */
export type ReportPreview =
  | { state: "readable"; columns: string[]; rows: RejectedRow[] }
  | { state: "gone" | "changed" | "away" | "damaged" };

interface StoredReport {
  key: string;
  /** The recorded size in bytes: a file of another size was cut or replaced. */
  size: number;
}

/**
 * Reads only the beginning of a stored report, waits no longer for it than a page may, and never throws because of what
 * it finds there.
 */
export async function previewReport(store: FileStore, { key, size }: StoredReport): Promise<ReportPreview> {
  try {
    const head = await readHead(store, key, PREVIEW_BYTES);
    if (head === null) return { state: "gone" };
    if (head.size !== size) return { state: "changed" };
    return await firstRows(head.bytes, size > PREVIEW_BYTES);
  } catch (error) {
    if (error instanceof InvalidInput) return { state: "damaged" };
    if (!(error instanceof StorageUnavailable)) throw error;
    log("warn", "error_report.unreadable", { key, reason: String(error.cause ?? error.message) });
    return { state: "away" };
  }
}

async function firstRows(bytes: Buffer, isCut: boolean): Promise<ReportPreview> {
  const table = await readErrorReport(Readable.from([bytes]), { isCut });
  const rows: RejectedRow[] = [];
  for await (const row of table.rows) {
    rows.push(row);
    if (rows.length === PREVIEW_ROWS) break;
  }
  return { state: "readable", columns: table.columns, rows };
}
