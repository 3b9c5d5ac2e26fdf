import { Readable } from "node:stream";
import { InvalidInput } from "@/lib/errors";
import { decodePieces } from "@/lib/text-encoding/decode-pieces";
import type { TextPiece } from "@/lib/text-encoding/decoders";
import { formatMessage } from "@/lib/texts/format-message";
import { tableReaderTexts } from "@/texts/job/table-reader";
import { CTRL_Z, isBlankLine, isBlankRow } from "./blank-rows";
import { describeReading } from "./describe-reading";
import { detectReading, type Reading } from "./detect-reading";
import { readHead } from "./read-head";
import { type ParsedOptions, parseOptions, type ReadOptions } from "./read-options";
import { type CsvRecord, RecordParser } from "./record-parser";
import { CSV_LIMITS, isErrorReport } from "./report-columns";

interface OpenRecords {
  header: string[];
  reading: Reading;
  /**
   * The rows after the header, blank ones among them, in groups: one for each piece of the file. Leaving the loop early
   * closes the file.
   */
  groups: AsyncGenerator<Iterable<CsvRecord>>;
}

/**
 * Opens a table as people have it. Encoding and delimiter are detected, unless they are given. Blank lines above the
 * header are skipped, and a line `sep=;` is not a row. Throws InvalidInput that names the row.
 */
export async function openRecords(
  bytes: AsyncIterable<Uint8Array | string>,
  options: ReadOptions = {},
): Promise<OpenRecords> {
  const { isCut, ...given } = optionsFor(bytes, options);
  const head = await readHead(bytes);
  const reading = detectReading(head.bytes, head.isWhole && !isCut, given);
  const groups = recordGroups(decodePieces(head.all, reading.coding, { isCut }), reading, isCut);
  try {
    const { record, group } = await firstRow(groups);
    requireHeader(record, reading);
    return { header: record.cells, reading, groups: following(group, groups) };
  } catch (error) {
    await groups.return(undefined);
    throw error;
  }
}

/** A file that is not read because of an option is closed as well. */
function optionsFor(bytes: AsyncIterable<Uint8Array | string>, options: ReadOptions): ParsedOptions {
  try {
    return parseOptions(options);
  } catch (error) {
    if (bytes instanceof Readable) bytes.destroy();
    throw error;
  }
}

function requireHeader({ row, cells, hasNul }: CsvRecord, { format }: Reading) {
  if (hasNul) throw new InvalidInput("file", tableReaderTexts.notCsv);
  if (format && !isErrorReport(cells)) throw new InvalidInput("file", tableReaderTexts[format]);
  if (isBlankRow(cells)) throw new InvalidInput("file", formatMessage(tableReaderTexts.noNames, { row }));
}

async function* recordGroups(pieces: AsyncGenerator<TextPiece>, reading: Reading, isCut: boolean) {
  const parser = new RecordParser(reading.delimiter, {
    remark: doubt(reading),
    skipsBlanks: reading.skipsBlanks,
  });
  let skip = reading.hint?.length ?? 0;
  // How many there are at the end of what was read. At the end of the file they mean nothing, anywhere else they are text.
  let ctrlZs = 0;
  for await (const piece of pieces) {
    const { isBroken } = piece;
    const text = piece.text.slice(skip);
    skip = Math.max(0, skip - piece.text.length);
    const end = beforeCtrlZ(text);
    if (end > 0 && ctrlZs > 0) {
      // No row has room for more.
      yield parser.push(CTRL_Z.repeat(Math.min(ctrlZs, CSV_LIMITS.rowCharacters + 1)));
      ctrlZs = 0;
    }
    ctrlZs += text.length - end;
    yield parser.push(text.slice(0, end));
    if (isBroken) throw parser.fault(notText(parser.row, reading));
  }
  if (!isCut) yield parser.end();
}

function beforeCtrlZ(text: string): number {
  let end = text.length;
  while (end > 0 && text[end - 1] === CTRL_Z) end--;
  return end;
}

/** What an error adds when the delimiter may be the wrong one. */
const doubt = (reading: Reading): string =>
  reading.isSure || reading.delimiter === null
    ? ""
    : formatMessage(tableReaderTexts.assumed, { read: describeReading(reading) });

function notText(row: number, { encoding }: Reading): string {
  const name = tableReaderTexts.encodings[encoding];
  return formatMessage(tableReaderTexts.notText, { row, encoding: name });
}

/** The header, and what is left of the group that it was in. */
async function firstRow(groups: AsyncGenerator<Generator<CsvRecord>>) {
  for (let next = await groups.next(); !next.done; next = await groups.next()) {
    const group = next.value;
    for (let row = group.next(); !row.done; row = group.next()) {
      if (!isBlankLine(row.value.cells)) return { record: row.value, group };
    }
  }
  throw new InvalidInput("file", tableReaderTexts.empty);
}

async function* following(group: Generator<CsvRecord>, groups: AsyncGenerator<Generator<CsvRecord>>) {
  try {
    yield group;
    yield* groups;
  } finally {
    await groups.return(undefined);
  }
}
