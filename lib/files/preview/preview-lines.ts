import { formatBytes, plural } from "@/lib/format";
import { readable } from "@/lib/readable-text";

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
  const remarks = [amount(lines.length, hasMore)];
  if (cutAfter !== null && all.length <= LINES) remarks.push(cutOff(cutAfter));
  if (lines.some(isLong)) remarks.push(`Long lines are cut after ${plural(LINE_CHARACTERS, "character")}.`);
  return { lines: lines.map(shortened), remarks };
}

/** The sentence for a preview that ends within a row or a line. */
export const cutOff = (bytes: number): string => `Cut after ${formatBytes(bytes)}.`;

function amount(lines: number, hasMore: boolean): string {
  if (lines === 1) return hasMore ? "The first line." : "The only line.";
  return hasMore ? `The first ${lines} lines.` : `All ${lines} lines.`;
}

const isLong = (line: string) => line.length > LINE_CHARACTERS;
const shortened = (line: string) =>
  isLong(line) ? `${line.slice(0, LINE_CHARACTERS).toWellFormed()}…` : line;
