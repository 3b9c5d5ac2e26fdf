import { InvalidInput } from "@/lib/errors";
import { type Encoding, parseEncoding } from "@/lib/text-encoding/encodings";
import { tableReaderTexts } from "@/texts/job/table-reader";
import { parseDelimiter } from "./delimiters";

/** How a table is to be read. What is not given is detected. */
export interface ReadOptions {
  /** The stream is only the beginning of the file; a row that is cut off is left out. */
  isCut?: boolean | undefined;
  /** The one character between cells, or a word for it: comma, semicolon, tab, bar. */
  delimiter?: string | undefined;
  /** utf-8, utf-16 or windows-1252. */
  encoding?: string | undefined;
  /** The file's name and media type, which may say that tabs are between the cells. */
  name?: string | undefined;
  mediaType?: string | undefined;
}

export interface ParsedOptions {
  isCut: boolean;
  delimiter: string | null;
  encoding: Encoding | null;
  isTabbed: boolean;
}

/** Throws InvalidInput naming the option. */
export function parseOptions({ isCut, delimiter, encoding, name, mediaType }: ReadOptions): ParsedOptions {
  return {
    isCut: isCut ?? false,
    delimiter: known("delimiter", delimiter, parseDelimiter, tableReaderTexts.unknownDelimiter),
    encoding: known("encoding", encoding, parseEncoding, tableReaderTexts.unknownEncoding),
    isTabbed: isTabbed({ name, mediaType }),
  };
}

function known<T>(
  field: string,
  given: string | undefined,
  parse: (text: string) => T | null,
  rule: string,
): T | null {
  if (given === undefined) return null;
  const value = parse(given);
  if (value === null) throw new InvalidInput(field, rule);
  return value;
}

/** Whether a file's name or media type says that tabs are between its cells. */
export const isTabbed = ({ name = "", mediaType = "" }: Pick<ReadOptions, "name" | "mediaType">): boolean =>
  /^\s*text\/tab-separated/i.test(mediaType) || /\.(tsv|tab)$/i.test(name);
