import { Readable } from "node:stream";
import { type RejectedRow, readErrorReport } from "@/lib/csv/error-report-reader";
import { InvalidInput, StorageUnavailable } from "@/lib/errors";
import { readHead } from "@/lib/files/preview/read-head";
import type { FileStore } from "@/lib/files/store/file-store";
import { log } from "@/lib/log";

/** As much of a stored report as is read for a page, and the most rows that are shown of that. */
const PREVIEW_BYTES = 256 * 1024;
const PREVIEW_ROWS = 50;

/**
 * The first rows of a report, or why there are none: its bytes are gone, are others than were recorded, which no
 * download sends, are out of reach, or are no report.
 */
export type ReportPreview =
  | { state: "readable"; columns: string[]; rows: RejectedRow[] }
  | { state: "gone" | "changed" | "away" | "damaged" };

interface StoredReport {
  key: string;
  /** As it was recorded: a file of another size was cut, or is another one. */
  size: number;
}

/**
 * Reads no more than the beginning of a stored report, waits no longer for it than a page does, and never throws for
 * what it finds there.
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
