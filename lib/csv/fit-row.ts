import { formatMessage } from "@/lib/texts/format-message";
import { tableReaderTexts } from "@/texts/job/table-reader";
import { isBlankRow } from "./blank-rows";
import type { CsvRecord } from "./record-parser";

interface FittedRow {
  /** As many as the header has. */
  cells: string[];
  /** Why the row can't be used; null when it can. */
  fault: string | null;
}

/** How much of the cells beyond the header is quoted, in characters. */
const QUOTED = 300;

/**
 * A row with as many cells as the header. Empty cells at its end may be missing, or too many: programs leave them out
 * or add them. Other cells beyond the header are a fault of the row, which quotes them.
 */
export function fitRow({ cells, hasNul }: CsvRecord, width: number): FittedRow {
  const nul = hasNul ? tableReaderTexts.rowWithNul : null;
  if (cells.length === width) return { cells, fault: nul };
  if (cells.length < width) {
    return { cells: [...cells, ...new Array<string>(width - cells.length).fill("")], fault: nul };
  }
  const beyond = cells.slice(width);
  if (isBlankRow(beyond)) return { cells: cells.slice(0, width), fault: nul };
  const quoted = beyond.map((cell) => `“${cell}”`).join(", ");
  const shown = quoted.length > QUOTED ? `${quoted.slice(0, QUOTED).toWellFormed()}…` : quoted;
  const values = { count: beyond.length, cells: shown };
  return {
    cells: cells.slice(0, width),
    fault: nul ?? formatMessage(tableReaderTexts.rowBeyondHeader, values),
  };
}
