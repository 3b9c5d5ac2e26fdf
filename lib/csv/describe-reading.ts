import type { Encoding } from "@/lib/text-encoding/encodings";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { tableReaderTexts } from "@/texts/job/table-reader";
import type { TextReading } from "./detect-reading";

const KNOWN = new Map<string, string>(Object.entries(tableReaderTexts.delimiters));

/** A delimiter as a word in the plural: "semicolons". */
export const delimiterName = (delimiter: string): string =>
  KNOWN.get(delimiter) ?? formatMessage(tableReaderTexts.otherDelimiter, { delimiter });

type Described = Pick<TextReading, "delimiter" | "hint" | "rivals" | "skipsBlanks"> & { encoding: Encoding };

/** How a table was read, to stand within a sentence: "read as UTF-8, separated by semicolons". */
export function describeReading(reading: Pick<Described, "delimiter" | "encoding">): string {
  const { encoding, delimiter } = namesOf(reading);
  return delimiter === null
    ? formatMessage(tableReaderTexts.readAsOneColumn, { encoding })
    : formatMessage(tableReaderTexts.read, { encoding, delimiter });
}

/** What was assumed without being sure, in sentences. */
export function readingRemarks({ hint, rivals, skipsBlanks }: Omit<Described, "encoding">): string[] {
  const remarks: string[] = [];
  if (hint) remarks.push(tableReaderTexts.hintSkipped);
  if (skipsBlanks) remarks.push(tableReaderTexts.blanksSkipped);
  if (rivals.length > 0) {
    const delimiters = formatList(rivals.map(delimiterName), "or");
    remarks.push(formatMessage(tableReaderTexts.rivals, { delimiters }));
  }
  return remarks;
}

/** All of that, in sentences. */
export function readingSentences(reading: Described): string[] {
  const { encoding, delimiter } = namesOf(reading);
  const read =
    delimiter === null
      ? formatMessage(tableReaderTexts.readAsOneColumnSentence, { encoding })
      : formatMessage(tableReaderTexts.readSentence, { encoding, delimiter });
  return [read, ...readingRemarks(reading)];
}

const namesOf = ({ encoding, delimiter }: Pick<Described, "delimiter" | "encoding">) => ({
  encoding: tableReaderTexts.encodings[encoding],
  delimiter: delimiter === null ? null : delimiterName(delimiter),
});
