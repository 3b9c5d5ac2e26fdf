import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReadOptions } from "@/lib/csv/read-options";
import { readTable } from "@/lib/csv/read-table";
import { InvalidInput } from "@/lib/errors";

const ENCODINGS = ["utf-8", "utf-8 with a mark", "utf-16", "utf-16, big end first", "windows-1252"] as const;

interface Form {
  delimiter: string;
  lineEnd: string;
  /** Whether all cells are quoted, not only those that need it. */
  isQuoted: boolean;
  encoding: (typeof ENCODINGS)[number];
  /** Blanks after each delimiter, where all cells are quoted. */
  gap: string;
}

function encoded(text: string, encoding: Form["encoding"]): Buffer {
  if (encoding === "utf-8") return Buffer.from(text);
  if (encoding === "utf-8 with a mark") return Buffer.from(`\ufeff${text}`);
  if (encoding === "windows-1252") return Buffer.from(text, "latin1");
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return encoding === "utf-16" ? bytes : bytes.swap16();
}

const NEEDS_QUOTES = ['"', "\r", "\n", "\u001a"];

/** A table as a program writes it. */
function written(rows: string[][], { delimiter, lineEnd, isQuoted, encoding, gap }: Form): Buffer {
  const needsQuotes = (cell: string) =>
    isQuoted || cell === "" || NEEDS_QUOTES.some((one) => cell.includes(one)) || cell.includes(delimiter);
  const cellOf = (text: string) => (needsQuotes(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return encoded(
    rows.map((row) => row.map(cellOf).join(isQuoted ? delimiter + gap : delimiter) + lineEnd).join(""),
    encoding,
  );
}

const inPieces = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );

async function readAgain(pieces: Buffer[], options?: ReadOptions): Promise<string[][]> {
  const { columns, rows } = await readTable(Readable.from(pieces), options);
  const all = [columns];
  for await (const { values, fault } of rows) {
    expect(fault).toBeNull();
    all.push(values);
  }
  return all;
}

const form = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  isQuoted: fc.boolean(),
  encoding: fc.constantFrom(...ENCODINGS),
  gap: fc.constantFrom("", "", " ", "   "),
});
const size = fc.integer({ min: 1, max: 40 });

/** What a reader could take for something else. */
const UNITS = [
  '"',
  ",",
  ";",
  "\t",
  "|",
  "#",
  "\r",
  "\n",
  "'",
  "=",
  "-",
  "_",
  " ",
  "(",
  "a",
  "1",
  "é",
  "\u001a",
];
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...UNITS) }),
  fc.string({ unit: "binary", maxLength: 5 }).map((text) => text.toWellFormed().replace(/[\0\ufeff]/g, "")),
);
const word = fc.string({ unit: fc.constantFrom("a", "B", "é", "1", "_"), minLength: 1, maxLength: 8 });

/** A table of at least two columns and one row; what a cell is comes from `names` and `cells`. No row is blank. */
const tableOf = (names: fc.Arbitrary<string>, cells: fc.Arbitrary<string>) =>
  fc.integer({ min: 2, max: 5 }).chain((width) => {
    const row = fc.array(cells, { minLength: width - 1, maxLength: width - 1 });
    const rows = fc.array(row, { minLength: 1, maxLength: 6 });
    return fc
      .tuple(fc.array(names, { minLength: width, maxLength: width }), rows)
      .map(([header, others]) => [header, ...others.map((some, at) => [`${at}x`, ...some])]);
  });

/** Windows-1252 has few characters. */
const storableIn = (encoding: Form["encoding"]) => (cell: string) =>
  encoding === "windows-1252" ? cell.replace(/[^\t\r\n -~\u00a0-\u00ff]/gu, "") : cell;

test("what any program writes is read again to the character, with its delimiter given", async () => {
  await fc.assert(
    fc.asyncProperty(
      tableOf(
        fc.tuple(word, anyText).map((parts) => parts.join("")),
        anyText,
      ),
      form,
      size,
      async (given, how, pieces) => {
        const table = given.map((row) => row.map(storableIn(how.encoding)));
        const encoding = how.encoding === "windows-1252" ? how.encoding : undefined;
        const options = { delimiter: how.delimiter, encoding };
        expect(await readAgain(inPieces(written(table, how), pieces), options)).toEqual(table);
      },
    ),
    { numRuns: 400 },
  );
});

test("the same behind the first 64 KB, where the file comes in pieces", async () => {
  const names = fc.tuple(word, anyText).map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(tableOf(names, anyText), form, size, async (given, how, pieces) => {
      const [header = [], ...rows] = given.map((row) => row.map(storableIn(how.encoding)));
      const long = header.map(() => "x".repeat(64 * 1024));
      const table = [header, long, ...rows];
      const encoding = how.encoding === "windows-1252" ? how.encoding : undefined;
      const bytes = written(table, how);
      const start = bytes.length - written(rows, how).length;
      const parts = [bytes.subarray(0, start), ...inPieces(bytes.subarray(start), pieces)];
      expect(await readAgain(parts, { delimiter: how.delimiter, encoding })).toEqual(table);
    }),
    { numRuns: 100 },
  );
});

test("the delimiter is found where every cell is quoted, whatever stands in it", async () => {
  const names = fc.tuple(word, anyText).map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(tableOf(names, anyText), form, size, async (table, how, pieces) => {
      const all = {
        ...how,
        isQuoted: true,
        encoding: how.encoding === "windows-1252" ? "utf-8" : how.encoding,
      };
      expect(await readAgain(inPieces(written(table, all), pieces))).toEqual(table);
    }),
    { numRuns: 400 },
  );
});

test("the delimiter is found where headings are words, and cells are words, numbers or prose", async () => {
  const cells = fc.oneof(
    word,
    fc.constantFrom(
      "",
      "31,95",
      "-0,5",
      "1.234,56",
      "Ann, Dr",
      "a; b",
      "x | y",
      "12:30",
      "#1",
      'the "old" one',
    ),
  );
  await fc.assert(
    fc.asyncProperty(tableOf(word, cells), form, size, async (table, how, pieces) => {
      const encoding = how.encoding === "windows-1252" ? how.encoding : undefined;
      expect(await readAgain(inPieces(written(table, how), pieces), { encoding })).toEqual(table);
    }),
    { numRuns: 400 },
  );
});

test("no file makes the reader throw anything but a refusal, and each row has as many cells as the header", async () => {
  const pieces = fc.constantFrom(
    ...[
      '"',
      '""',
      ",",
      ";",
      "\t",
      "|",
      "#",
      "\n",
      "\r\n",
      "\r",
      " ",
      "sep=",
      "_row,_column,_error",
      "<p",
      "</",
    ],
    ...["{", "[", "\0", "\u001a", "\ufeff", "a", "1", "é", "=1", "'="],
  );
  const file = fc.oneof(
    fc.array(pieces, { maxLength: 60 }).map((parts) => Buffer.from(parts.join(""))),
    fc.array(pieces, { maxLength: 60 }).map((parts) => Buffer.from(parts.join(""), "utf16le")),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  );
  await fc.assert(
    fc.asyncProperty(file, fc.boolean(), async (bytes, isCut) => {
      try {
        const { columns, rows } = await readTable(Readable.from([bytes]), { isCut });
        let last = 0;
        for await (const { row, values } of rows) {
          expect(values).toHaveLength(columns.length);
          expect(row).toBeGreaterThan(last);
          last = row;
        }
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidInput);
      }
    }),
    { numRuns: 1_000 },
  );
});
