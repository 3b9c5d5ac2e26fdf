import { isBlankLine } from "./blank-rows";
import { RecordParser } from "./record-parser";

/** The beginning of a table, read with one delimiter. */
export interface Sample {
  /** The cells of each row that is not blank; the header is the first. */
  rows: string[][];
  /** How many quotes stand where they have no meaning or are an error. */
  strayQuotes: number;
  /** Whether quotes have a meaning only if blanks before them are skipped. */
  skipsBlanks: boolean;
}

/** How many rows are looked at, and lines with the blank ones: more say nothing new, and every delimiter costs a pass. */
const [ROWS, LINES] = [100, 1_000];

/** `isWhole`: the text is a whole file, so that its last row is complete. */
export function sampleRecords(text: string, delimiter: string, isWhole: boolean): Sample {
  const plain = readSample(new LenientParser(delimiter, false), text, isWhole);
  if (plain.strayQuotes === 0 || !text.includes(`${delimiter} `)) return plain;
  const skipping = readSample(new LenientParser(delimiter, true), text, isWhole);
  return skipping.strayQuotes < plain.strayQuotes ? { ...skipping, skipsBlanks: true } : plain;
}

function readSample(parser: LenientParser, text: string, isWhole: boolean): Sample {
  const rows: string[][] = [];
  for (const { cells, row } of parser.push(text)) {
    if (!isBlankLine(cells)) rows.push(cells);
    if (rows.length > ROWS || row > LINES)
      return { rows, strayQuotes: parser.strayQuotes, skipsBlanks: false };
  }
  // A header that is cut still tells more than nothing.
  if (isWhole || rows.length === 0) {
    for (const { cells } of parser.end()) if (!isBlankLine(cells)) rows.push(cells);
  }
  return { rows, strayQuotes: parser.strayQuotes, skipsBlanks: false };
}

const NO_LIMITS = { rowCharacters: Number.POSITIVE_INFINITY, columns: Number.POSITIVE_INFINITY };

/** Reads on after an error in the quotes, and counts them. */
class LenientParser extends RecordParser {
  strayQuotes = 0;

  constructor(delimiter: string, skipsBlanks: boolean) {
    super(delimiter, { limits: NO_LIMITS, skipsBlanks });
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
