import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type RejectedRow, readErrorReport } from "@/lib/csv/error-report-reader";
import { ErrorReportWriter } from "@/lib/csv/error-report-writer";
import { unguarded } from "@/lib/csv/formula-guard";
import { readTable } from "@/lib/csv/read-table";

const UNITS = ['"', ",", ";", "\t", "\r", "\n", "'", "=", "-", "_", " ", "a", "1", "é", "😀", "\ufeff", "|"];
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...UNITS) }),
  fc.string({ unit: "binary" }).map((any) => any.toWellFormed().replaceAll("\0", "")),
);
/** A leading byte-order mark in the first name is the file's; a table without any name has no header. */
const columns = fc.array(
  text.map((name) => name.replace(/^\ufeff+/, "")),
  { maxLength: 5 },
);
const report = columns.chain((names) =>
  fc.record({
    names: fc.constant(names.filter((name) => !["_row", "_column", "_error"].includes(name))),
    rows: fc.array(
      fc.record({
        row: fc.integer({ min: 1, max: 10 ** 9 }),
        values: fc.array(text, { minLength: names.length, maxLength: names.length }),
        column: fc.option(text.filter((name) => name !== "")),
        message: text,
      }),
      { maxLength: 5 },
    ),
  }),
);

async function written(names: string[], rows: RejectedRow[]): Promise<Buffer> {
  const writer = new ErrorReportWriter(names);
  const file = buffer(writer.content);
  for (const row of rows) await writer.write(row);
  writer.end();
  return await file;
}

const inPieces = (bytes: Uint8Array, size: number) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.subarray(at * size, (at + 1) * size),
    ),
  );

async function collect<T>({ rows }: { rows: AsyncIterable<T> }): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

test("what is written is read again to the character, however the file comes in pieces", async () => {
  await fc.assert(
    fc.asyncProperty(report, fc.integer({ min: 1, max: 50 }), async ({ names, rows: given }, size) => {
      const rows = given.map((row) => ({ ...row, values: row.values.slice(0, names.length) }));
      const read = await readErrorReport(inPieces(await written(names, rows), size));
      expect(read.columns).toEqual(names);
      expect(await collect(read)).toEqual(rows);
    }),
    { numRuns: 2000 },
  );
});

test("another program reads the same cells, and each once guarded", async () => {
  await fc.assert(
    fc.asyncProperty(report, async ({ names, rows: given }) => {
      const rows = given.map((row) => ({ ...row, values: row.values.slice(0, names.length) }));
      const [header, ...records] = parse(await written(names, rows), { recordDelimiter: "\n" });
      expect(header?.map(unguarded)).toEqual([...names, "_row", "_column", "_error"]);
      expect(records.map((cells) => cells.map(unguarded))).toEqual(
        rows.map(({ row, values, column, message }) => [...values, String(row), column ?? "", message]),
      );
    }),
    { numRuns: 500 },
  );
});

const BY_HAND = `\ufeffid;"na""me";lat;_row;_column;_error\r
7;"two\nlines";'-12,5;14;lat;'=no number\r
\r
;;;;;\r
8;x;"";16;;gone`;
const read = async (file: string | Buffer) => {
  const table = await readErrorReport(Readable.from([Buffer.from(file)]));
  return { columns: table.columns, rows: await collect(table) };
};
const readPlain = async (file: string | Buffer) => {
  const table = await readTable(Readable.from([Buffer.from(file)]));
  return { columns: table.columns, rows: await collect(table) };
};

test("a report comes back as a spreadsheet saves it: byte-order mark, semicolons or tabs, CRLF, blank rows", async () => {
  const expected = {
    columns: ["id", 'na"me', "lat"],
    rows: [
      { row: 14, values: ["7", "two\nlines", "-12,5"], column: "lat", message: "=no number" },
      { row: 16, values: ["8", "x", ""], column: null, message: "gone" },
    ],
  };
  expect(await read(BY_HAND)).toEqual(expected);
  expect(await read(BY_HAND.replaceAll(";", "\t"))).toEqual(expected);
  expect(await read("_error,b,_row,a\nmoved,1,3,2,\n".replace(",_row", ",_column,_row"))).toEqual({
    columns: ["b", "a"],
    rows: [{ row: 2, values: ["1", ""], column: "3", message: "moved" }],
  });
});

test("a table to import leaves out a report's columns alone, counts rows as a spreadsheet, keeps quotes of its own", async () => {
  expect(await readPlain(BY_HAND)).toEqual({
    columns: ["id", 'na"me', "lat"],
    rows: [
      { row: 2, values: ["7", "two\nlines", "-12,5"], fault: null },
      { row: 5, values: ["8", "x", ""], fault: null },
    ],
  });
  expect(await readPlain("a,_note,a\n'=1,2,'-3\r4,5,6")).toEqual({
    columns: ["a", "_note", "a"],
    rows: [
      { row: 2, values: ["'=1", "2", "'-3"], fault: null },
      { row: 3, values: ["4", "5", "6"], fault: null },
    ],
  });
  // As many semicolons as it likes: the columns of a report say what stands between its cells.
  expect((await readPlain("a;b;c;d;e,_row,_column,_error\n1,2,,\n")).columns).toEqual(["a;b;c;d;e"]);
});

test("a table's own column _row stays, and the report's numbers are read", async () => {
  const rows = [{ row: 7, values: ["k-1", "=x"], column: "name", message: "wrong" }];
  const report = await written(["_row", "name"], rows);
  expect(await read(report)).toEqual({ columns: ["_row", "name"], rows });
});

const ENCODING_HINT = "save the file as CSV UTF-8, or give its encoding (--encoding windows-1252)";
const REPORT_HEADER = "a,b,_row,_column,_error\n";

test.each([
  ["", "row 1 is missing: the file is empty."],
  ["\n \n\u001a\n", "row 1 is missing: the file is empty."],
  ["\n,\na,b\n", "row 2 has no column names."],
  ["\n\na,b\n", "not an error report: it has no column _row."],
  ["a,b\n1,2\n", "not an error report: it has no column _row."],
  ["a,_row,_error\n1,2,x\n", "not an error report: it has no column _column."],
  [`${REPORT_HEADER}1,2,3,a,x\n1,2,3,x\n`, "row 3 has 4 cells, but the header has 5."],
  [`${REPORT_HEADER}1,2,3,a,x,y\n`, "row 2 has 6 cells, but the header has 5."],
  [`${REPORT_HEADER}1,2\0,3,a,x\n`, "row 2 has a NUL character."],
  [`${REPORT_HEADER}\n\nx\n`, "row 4 has 1 cell, but the header has 5."],
  [`${REPORT_HEADER}1,2,0,a,x\n`, "row 2 has no row number in its column _row."],
  [`${REPORT_HEADER}1,2,twelve,a,x\n`, "row 2 has no row number in its column _row."],
  [`${REPORT_HEADER}1,"2,3,a,x\n`, "row 2 has a quote that is never closed."],
  [`${REPORT_HEADER}1,"2"3,3,a,x\n`, "row 2 has a quote inside a quoted cell; write it twice."],
  ['"a\n', "row 1 has a quote that is never closed."],
  [Buffer.from([0xff, 0xfe, 0x61, 0, 0x0a, 0]), "not an error report: it has no column _row."],
  [Buffer.from([0xff, 0xfe, 0x61, 0, 0x00, 0xdc, 0x0a, 0]), `row 1 is not UTF-16 text: ${ENCODING_HINT}.`],
  [Buffer.from("PK\u0003\u0004\0\0\0\n"), "not a CSV file."],
  [
    Buffer.from(`${REPORT_HEADER}1,2,3,a,x\n\xe4,2,3,a,x\n`, "latin1"),
    `row 3 is not UTF-8 text: ${ENCODING_HINT}.`,
  ],
  [Buffer.from(`${REPORT_HEADER}1,2,3,a,\xe2\x82`, "latin1"), `row 2 is not UTF-8 text: ${ENCODING_HINT}.`],
])("a file that is none is refused with its row: %j", async (file, sentence) => {
  await expect(read(file)).rejects.toMatchObject({ code: "invalid_input", message: `file: ${sentence}` });
});

test("the beginning of a report is read up to the row that the cut goes through", async () => {
  const whole = Buffer.from(`${REPORT_HEADER}1,é,2,a,x\n3,"é\n",4,b,y\n`);
  for (let end = REPORT_HEADER.length; end <= whole.length; end++) {
    const table = await readErrorReport(Readable.from([whole.subarray(0, end)]), { isCut: true });
    const rows = (await collect(table)).map(({ row }) => row);
    expect(rows).toEqual(end === whole.length ? [2, 4] : end >= REPORT_HEADER.length + 11 ? [2] : []);
  }
});
