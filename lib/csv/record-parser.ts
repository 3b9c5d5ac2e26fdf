import { InvalidInput } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { tableReaderTexts } from "@/texts/job/table-reader";
import { CSV_LIMITS } from "./report-columns";

export interface CsvRecord {
  /** As a spreadsheet counts: from 1, blank lines included. */
  row: number;
  cells: string[];
  /** Whether a cell has a NUL, which no text has. */
  hasNul: boolean;
}

interface ParserOptions {
  limits?: typeof CSV_LIMITS;
  /** A sentence that is added to each error. */
  remark?: string;
  /** Whether blanks before a quote that begins a cell are not part of the cell. */
  skipsBlanks?: boolean;
}

/**
 * Where the parser is: at the start of a cell, within a plain or a quoted one, after a quote that ends the cell unless
 * it is doubled, after blanks behind that quote, or after a carriage return that may be half of a line end.
 */
type Place = "start" | "plain" | "quoted" | "closing" | "closed" | "return";

/**
 * Reads CSV (RFC 4180; any line ends) piece by piece, in time and memory proportional to the text. The parser of
 * fast-csv, which writes our reports, took 72 s and 335 MB for one cell of 10 MB.
 */
export class RecordParser {
  /** How many characters of the last piece belong to complete records. */
  recordEnd = 0;
  /** The number of the row that is being read, as a spreadsheet counts. */
  row = 1;
  protected place: Place = "start";
  private readonly special: RegExp;
  private readonly limits: typeof CSV_LIMITS;
  private readonly remark: string;
  private readonly skipsBlanks: boolean;
  /** Blanks at the start of a cell, while it is not known what follows. */
  private blanks = "";
  private hasSeenNul: boolean = false;
  private cells: string[] = [];
  private cell = "";
  private characters = 0;

  /** Without a delimiter, each row is one cell. */
  constructor(
    delimiter: string | null,
    { limits = CSV_LIMITS, remark = "", skipsBlanks = false }: ParserOptions = {},
  ) {
    this.special = new RegExp(`[${(delimiter ?? "").replace(/[\]\\^-]/, "\\$&")}\r\n]`, "g");
    this.limits = limits;
    this.skipsBlanks = skipsBlanks;
    this.remark = remark && ` ${remark}`;
  }

  /** The records that end within this piece of the text. */
  *push(text: string): Generator<CsvRecord> {
    if (text.includes("\0")) this.hasSeenNul = true;
    for (let at = 0; at < text.length; ) {
      if (this.place === "return") {
        this.place = "start";
        if (text[at] === "\n") at++;
      } else if (this.place === "start") {
        const begun = this.skipsBlanks ? this.pastBlanks(text, at) : at;
        if (begun === text.length) return;
        this.place = this.startCell(text[begun] === '"');
        at = this.place === "plain" ? begun : begun + 1;
      } else if (this.place === "quoted") {
        at = this.readQuoted(text, at);
      } else if (this.place === "closing" && text[at] === '"') {
        this.append('"');
        this.place = "quoted";
        at++;
      } else {
        at = this.readPlain(text, at);
        const end = text[at - 1];
        if (end === "\r" || end === "\n") {
          if (end === "\r") this.place = "return";
          this.recordEnd = at;
          yield this.record();
        }
      }
    }
  }

  /** The last record, if no line end closes it. Throws InvalidInput for an open quote. */
  *end(): Generator<CsvRecord> {
    if (this.place === "quoted")
      throw this.fault(formatMessage(tableReaderTexts.openQuote, { row: this.row }));
    if (this.place === "return" || (this.place === "start" && this.cells.length === 0)) return;
    this.endCell();
    yield this.record();
  }

  /** Whether a quote is open. */
  get isQuoted(): boolean {
    return this.place === "quoted";
  }

  /** An error for the person whose file it is. The sentence names the row. */
  fault(sentence: string): InvalidInput {
    return new InvalidInput("file", sentence + this.remark);
  }

  /** Where the blanks end that begin a cell. They count as part of the row, which must not fill the memory. */
  private pastBlanks(text: string, at: number): number {
    let end = at;
    while (text[end] === " ") end++;
    this.blanks += text.slice(at, end);
    this.requireRoom(this.blanks.length);
    return end;
  }

  private startCell(isQuoted: boolean): Place {
    if (!isQuoted && this.blanks !== "") this.append(this.blanks);
    this.blanks = "";
    return isQuoted ? "quoted" : "plain";
  }

  /** Reads past the quote that may end the cell. Doubled quotes are skipped in one pass: a cell can have millions. */
  private readQuoted(text: string, at: number): number {
    let quote = text.indexOf('"', at);
    while (quote >= 0 && text[quote + 1] === '"') {
      quote = text[quote + 2] === '"' ? quote + 2 : text.indexOf('"', quote + 2);
    }
    // A regular expression, because replaceAll builds its result piece by piece.
    this.append(text.slice(at, quote < 0 ? undefined : quote).replace(/""/g, '"'));
    if (quote < 0) return text.length;
    this.place = "closing";
    return quote + 1;
  }

  /** Reads past the end of the cell. */
  protected readPlain(text: string, at: number): number {
    this.special.lastIndex = at;
    const end = this.special.exec(text)?.index ?? -1;
    if (this.place === "closing" || this.place === "closed") {
      const isBlank = end === at || text.slice(at, end < 0 ? undefined : end).trim() === "";
      if (!isBlank) this.onQuoteError();
      else if (end < 0) {
        this.place = "closed";
        return text.length;
      } else {
        this.endCell();
        return end + 1;
      }
    }
    this.append(text.slice(at, end < 0 ? undefined : end));
    if (end < 0) return text.length;
    this.endCell();
    return end + 1;
  }

  /** Something follows the quote that ends a cell. */
  protected onQuoteError() {
    throw this.fault(formatMessage(tableReaderTexts.strayQuote, { row: this.row }));
  }

  private append(part: string) {
    this.requireRoom(part.length);
    this.characters += part.length;
    this.cell += part;
  }

  /** Whether the row may have so many more characters. */
  private requireRoom(characters: number) {
    const { rowCharacters: most } = this.limits;
    if (this.characters + characters > most) {
      throw this.fault(formatMessage(tableReaderTexts.rowTooLong, { row: this.row, most }));
    }
  }

  private endCell() {
    if (this.blanks !== "") this.startCell(false);
    const { columns: most } = this.limits;
    if (this.cells.length === most) {
      throw this.fault(formatMessage(tableReaderTexts.tooManyCells, { row: this.row, most }));
    }
    this.cells.push(this.cell);
    this.cell = "";
    this.place = "start";
  }

  private record(): CsvRecord {
    const hasNul = this.hasSeenNul && this.cells.some((cell) => cell.includes("\0"));
    const record = { row: this.row, cells: this.cells, hasNul };
    this.row++;
    this.cells = [];
    this.characters = 0;
    return record;
  }
}
