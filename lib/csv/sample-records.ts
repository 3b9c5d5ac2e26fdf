import { isBlankLine } from "./blank-rows";
import { RecordParser } from "./record-parser";

/** The beginning of a table, read with one delimiter. */
export interface Sample {
  /** The cells of each row that is not blank; the header is the first. */
  rows: string[][];
  /** How many quotes stand where they have no meaning or are an error. */
  strayQuotes: number;
}

/** How many rows are looked at, and lines with the blank ones: more say nothing new, and every delimiter costs a pass. */
const [ROWS, LINES] = [100, 1_000];

/** `isWhole`: the text is a whole file, so that its last row is complete. */
export function sampleRecords(text: string, delimiter: string | null, isWhole: boolean): Sample {
  const parser = new LenientParser(delimiter);
  const rows: string[][] = [];
  for (const { cells, row } of parser.push(text)) {
    if (!isBlankLine(cells)) rows.push(cells);
    if (rows.length > ROWS || row > LINES) return { rows, strayQuotes: parser.strayQuotes };
  }
  // A header that is cut still tells more than nothing.
  if (isWhole || rows.length === 0) {
    for (const { cells } of parser.end()) if (!isBlankLine(cells)) rows.push(cells);
  }
  return { rows, strayQuotes: parser.strayQuotes };
}

const NO_LIMITS = { rowCharacters: Number.POSITIVE_INFINITY, columns: Number.POSITIVE_INFINITY };

/** Reads on after an error in the quotes, and counts them. */
class LenientParser extends RecordParser {
  strayQuotes = 0;

  constructor(delimiter: string | null) {
    super(delimiter, { limits: NO_LIMITS });
  }

  override *end() {
    if (this.isQuoted) this.onQuoteError();
    yield* super.end();
  }

  protected override readPlain(text: string, at: number): number {
    const wasPlain = this.place === "plain";
    const end = super.readPlain(text, at);
    if (wasPlain && text.slice(at, end).includes('"')) this.strayQuotes++;
    return end;
  }

  protected override onQuoteError() {
    this.strayQuotes++;
    this.place = "plain";
  }
}
