import { InvalidInput } from "@/lib/errors";
import { type CsvRecord, DELIMITERS, type Delimiter, RecordParser } from "./record-parser";
import { REPORT_COLUMNS } from "./report-columns";
import { utf8Text } from "./utf8-text";

export interface ReadOptions {
  /** The stream is only the beginning of the file; a row that is cut off is left out. */
  isCut?: boolean;
}

/** The longest header row, in characters. */
const HEADER_CHARACTERS = 1024 * 1024;
const NOT_UTF8 = "is not UTF-8 text: save the file as CSV UTF-8";
const NO_HEADER = "its first row has no column names.";
const OF_ANOTHER_KIND = "not a CSV file.";

interface OpenRecords {
  header: string[];
  /** The rows after the header, without empty ones. */
  records: AsyncGenerator<CsvRecord>;
}

/**
 * Opens a table as a spreadsheet saves it: with or without a byte-order mark, separated by commas, semicolons or tabs.
 * Throws InvalidInput.
 */
export async function openRecords(
  bytes: AsyncIterable<Uint8Array | string>,
  options: ReadOptions = {},
): Promise<OpenRecords> {
  const pieces = utf8Text(bytes, options);
  try {
    const head = await readHead(pieces);
    const { delimiter, header } = choose(readings(head.text, head.isWhole && !options.isCut), head);
    return { header, records: withoutBlanks(recordsAfterHeader(head, delimiter, options)) };
  } catch (error) {
    await pieces.return(undefined);
    throw error;
  }
}

/** The beginning of a file, and what follows it. */
interface Head {
  text: string;
  isBroken: boolean;
  isWhole: boolean;
  pieces: ReturnType<typeof utf8Text>;
}

/** Reads until the end of the first row is known for each of the delimiters. */
async function readHead(pieces: Head["pieces"]): Promise<Head> {
  const head: Head = { text: "", isBroken: false, isWhole: false, pieces };
  while (!head.isBroken && head.text.length <= HEADER_CHARACTERS) {
    const next = await pieces.next();
    if (next.done) return { ...head, isWhole: true };
    head.text += head.text === "" ? next.value.text.replace(/^\ufeff/, "") : next.value.text;
    head.isBroken = next.value.isBroken;
    if (readings(head.text, false).every(isSettled)) break;
  }
  return head;
}

/**
 * The first row, read with one delimiter. `header` is null while the row has no end; `fault` says why this delimiter
 * can't be the right one.
 */
interface CsvReading {
  delimiter: Delimiter;
  header: string[] | null;
  fault: InvalidInput | null;
}

const isSettled = ({ header, fault }: CsvReading) => header !== null || fault !== null;

const readings = (head: string, isWhole: boolean): CsvReading[] =>
  DELIMITERS.map((delimiter) => {
    const parser = new RecordParser(delimiter);
    try {
      const first = parser.push(head).next().value ?? (isWhole ? parser.end().next().value : undefined);
      return { delimiter, header: first?.cells ?? null, fault: null };
    } catch (fault) {
      if (fault instanceof InvalidInput) return { delimiter, header: null, fault };
      throw fault;
    }
  });

/** The delimiter with which the header is that of an error report, else the one that gives the most columns. */
function choose(read: CsvReading[], head: Head): { delimiter: Delimiter; header: string[] } {
  const found = read.flatMap(({ delimiter, header }) => (header ? [{ delimiter, header }] : []));
  const [widest] = found.toSorted((one, other) => other.header.length - one.header.length);
  const chosen =
    found.find(({ header }) => REPORT_COLUMNS.every((column) => header.includes(column))) ?? widest;
  if (!chosen && head.isBroken) throw new InvalidInput("file", `row 1 ${NOT_UTF8}.`);
  if (!chosen) throw read.find(({ fault }) => fault)?.fault ?? new InvalidInput("file", NO_HEADER);
  if (chosen.header.some((name) => name.includes("\0"))) throw new InvalidInput("file", OF_ANOTHER_KIND);
  if (chosen.header.every((name) => name === "")) throw new InvalidInput("file", NO_HEADER);
  return chosen;
}

/** Closes the file when the reader stops early. */
async function* recordsAfterHeader(head: Head, delimiter: Delimiter, { isCut }: ReadOptions) {
  const parser = new RecordParser(delimiter);
  try {
    yield* parser.push(head.text);
    for (let { isBroken } = head; ; ) {
      if (isBroken) throw parser.fault(NOT_UTF8);
      const next = await head.pieces.next();
      if (next.done) break;
      yield* parser.push(next.value.text);
      isBroken = next.value.isBroken;
    }
    if (!isCut) yield* parser.end();
  } finally {
    await head.pieces.return(undefined);
  }
}

async function* withoutBlanks(records: AsyncGenerator<CsvRecord>): AsyncGenerator<CsvRecord> {
  for await (const record of records) {
    if (record.row > 1 && record.cells.some((cell) => cell !== "")) yield record;
  }
}
