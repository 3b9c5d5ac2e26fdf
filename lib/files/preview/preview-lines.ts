import { formatBytes } from "@/lib/format";
import { readable } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { filePreviewTexts } from "@/texts/job/file-preview";

const LINES = 50;
const LINE_CHARACTERS = 1_000;

interface LinesPreview {
  lines: string[];
  /** How the preview differs from the file, in sentences. */
  remarks: string[];
}

/**
 * The first 50 lines of a text, safe to show. `cutAfter`: how many bytes of the file the text holds; null: all of them.
 */
export function previewLines(text: string, cutAfter: number | null): LinesPreview {
  const all = readable(text).replace(/\n$/, "").split("\n");
  const lines = all.slice(0, LINES);
  const hasMore = all.length > LINES || cutAfter !== null;
  const amount = hasMore ? filePreviewTexts.firstLines : filePreviewTexts.allLines;
  const remarks = [formatMessage(amount, { count: lines.length })];
  if (cutAfter !== null && all.length <= LINES) remarks.push(cutOff(cutAfter));
  if (lines.some(isLong)) remarks.push(formatMessage(filePreviewTexts.longLines, { most: LINE_CHARACTERS }));
  return { lines: lines.map(shortened), remarks };
}

/** The sentence for a preview that ends within a row or a line. */
export const cutOff = (bytes: number): string =>
  formatMessage(filePreviewTexts.cutOff, { size: formatBytes(bytes) });

const isLong = (line: string) => line.length > LINE_CHARACTERS;
const shortened = (line: string) =>
  isLong(line) ? `${line.slice(0, LINE_CHARACTERS).toWellFormed()}…` : line;
