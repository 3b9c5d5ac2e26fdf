import type { Readable } from "node:stream";
import { charsetOf } from "@/lib/files/media-type";
import { type ByteRange, type FileStore, NO_BYTES } from "@/lib/files/store/file-store";
import { type JobFileRecord, openJobFile } from "@/lib/jobs/files/open-job-file";

const BYTE_ORDER_MARK = Buffer.from("\uFEFF", "utf8");

/** A file as it is sent: its bytes and what comes before them. With and without that, it has different tags. */
export interface Representation {
  file: JobFileRecord;
  lead: Buffer;
  /** In bytes. */
  length: number;
  /** A strong entity tag. */
  tag: string;
}

/**
 * `bom=1` puts a byte-order mark before an error report: without one, spreadsheets don't read a CSV as UTF-8. A report
 * that its producer sent in another charset gets none.
 */
export function representationOf(file: JobFileRecord, params: URLSearchParams): Representation {
  const isUtf8 = /^(utf-?8|us-ascii)$/.test(charsetOf(file.mediaType) ?? "utf-8");
  const isMarked = file.kind === "error_report" && isUtf8 && params.get("bom") === "1";
  const lead = isMarked ? BYTE_ORDER_MARK : Buffer.alloc(0);
  const tag = `"${file.sha256}${isMarked ? "-bom" : ""}"`;
  return { file, lead, length: lead.length + file.size, tag };
}

/** Opens a part, or all; throws the errors of openJobFile. `rest` comes from the store, after `lead`. */
export async function openPart(
  store: FileStore,
  { file, lead, length }: Representation,
  { start, end }: ByteRange = { start: 0, end: length - 1 },
): Promise<{ lead: Buffer; rest: Readable; length: number }> {
  const stored = { start: Math.max(0, start - lead.length), end: end - lead.length };
  const rest = await openJobFile(store, file, stored);
  return { lead: lead.subarray(start, end + 1), rest, length: end - start + 1 };
}

/**
 * Checks that the file is stored as it was recorded, for an answer that sends none of it. Throws the errors of
 * openJobFile.
 */
export async function requireStored(store: FileStore, { file }: Representation) {
  (await openJobFile(store, file, NO_BYTES)).destroy();
}
