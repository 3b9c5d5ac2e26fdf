import { Readable } from "node:stream";
import { expect, test } from "vitest";
import type { ReadOptions } from "@/lib/csv/read-options";
import { readTable } from "@/lib/csv/read-table";
import { expectLinear } from "../../support/linear";

const latin = (text: string) => Buffer.from(text, "latin1");
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

/** The table as lines, one for each row: "2: 1 | Ann", and behind it a fault of the row. */
async function read(file: string | Buffer, options?: ReadOptions) {
  const { columns, rows, reading, remarks } = await readTable(Readable.from([Buffer.from(file)]), options);
  const lines = [columns.join(" | ")];
  for await (const { row, values, fault } of rows)
    lines.push(`${row}: ${values.join(" | ")}${fault === null ? "" : ` (${fault})`}`);
  return { lines, reading, remarks: remarks() };
}

/** A file with so many pieces of 64 KiB of one character. */
async function* repeated(start: string, character: string, pieces: number, end = "") {
  yield Buffer.from(start);
  const piece = Buffer.alloc(64 * 1024, character);
  for (let sent = 0; sent < pieces; sent++) yield piece;
  yield Buffer.from(end);
}

const UTF8 = "read as UTF-8, separated by";

/** Files as people send them, each with how it is read and what comes out. */
test.each<[string, string | Buffer, string, string[]]>([
  ["a hint sep=", "sep=;\r\nno;who\r\n1;Eva\r\n", `${UTF8} semicolons`, ["no | who", "2: 1 | Eva"]],
  [
    "cells left out at the end of rows",
    "no,who,note,when\n1,Eva\n2,Jon,x\n3,Kim,y,1990\n",
    `${UTF8} commas`,
    ["no | who | note | when", "2: 1 | Eva |  | ", "3: 2 | Jon | x | ", "4: 3 | Kim | y | 1990"],
  ],
  [
    "an empty cell too many in rows",
    "no,who\n1,Eva,\n2,Jon,,, \n",
    `${UTF8} commas`,
    ["no | who", "2: 1 | Eva", "3: 2 | Jon"],
  ],
  [
    "an empty cell too many in the header",
    "no,who,\n1,Eva\n2,Jon,\n",
    `${UTF8} commas`,
    ["no | who | ", "2: 1 | Eva | ", "3: 2 | Jon | "],
  ],
  [
    "cells beyond the header",
    "no,who\n1,Eva,late,1990\n2,Jon\n3,Kim,,x\n",
    `${UTF8} commas`,
    [
      ...["no | who", "2: 1 | Eva (the row has 2 cells more than the header: “late”, “1990”)", "3: 2 | Jon"],
      "4: 3 | Kim (the row has 2 cells more than the header: “”, “x”)",
    ],
  ],
  [
    "lines of blanks, and Ctrl-Z at the end",
    'no,who\r\n \t\r\n1,"Eva"\r\n,\r\n2,"Jon"\u001a',
    `${UTF8} commas`,
    ["no | who", "3: 1 | Eva", "5: 2 | Jon"],
  ],
  [
    "Ctrl-Z in a line of its own",
    "no,who\r\n1,Eva\r\n\u001a\r\n",
    `${UTF8} commas`,
    ["no | who", "2: 1 | Eva"],
  ],
  [
    "columns that begin with _",
    "_id,_row,who\n5f1,9,Eva\n",
    `${UTF8} commas`,
    ["_id | _row | who", "2: 5f1 | 9 | Eva"],
  ],
  [
    "commas in headings",
    "no;who (family, given);when (y, m)\n1;Eva;2020\n",
    `${UTF8} semicolons`,
    ["no | who (family, given) | when (y, m)", "2: 1 | Eva | 2020"],
  ],
  ["UTF-16", utf16("no\twho\r\n1\tZoë\r\n"), "read as UTF-16, separated by tabs", ["no | who", "2: 1 | Zoë"]],
  ["two marks", '\ufeff\ufeff"no";who\n1;Zoë\n', `${UTF8} semicolons`, ["no | who", "2: 1 | Zoë"]],
  [
    "line ends of old Macs",
    "no,who\r1,Eva\r2,Jon",
    `${UTF8} commas`,
    ["no | who", "2: 1 | Eva", "3: 2 | Jon"],
  ],
  ["two carriage returns", "no,who\r\r\n1,Eva\r\r\n", `${UTF8} commas`, ["no | who", "3: 1 | Eva"]],
  [
    "line breaks in cells",
    'no,who\n1,"Eva\nof\r\nthe\rhill"\n2,x\n',
    `${UTF8} commas`,
    ["no | who", "2: 1 | Eva\nof\r\nthe\rhill", "3: 2 | x"],
  ],
  [
    "equal and empty headings",
    "no,note,note,\n1,a,b,c\n",
    `${UTF8} commas`,
    ["no | note | note | ", "2: 1 | a | b | c"],
  ],
  [
    "a NUL in a cell",
    "no,who\n1,E\0va\n2,Jon\n",
    `${UTF8} commas`,
    ["no | who", "2: 1 | E\0va (the row has a NUL character, which is not text)", "3: 2 | Jon"],
  ],
  ["blank lines above", "\n \nno,who\n1,Eva\n", `${UTF8} commas`, ["no | who", "4: 1 | Eva"]],
  ["bars", "no|who\n1|Eva\n", `${UTF8} bars`, ["no | who", "2: 1 | Eva"]],
  [
    "hash signs",
    "no#who#when\n##x\n1#Eva#y\n",
    `${UTF8} hash signs`,
    ["no | who | when", "2:  |  | x", "3: 1 | Eva | y"],
  ],
  [
    "decimal commas",
    "who;lat\nA;31,95\nB;-0,5\n",
    `${UTF8} semicolons`,
    ["who | lat", "2: A | 31,95", "3: B | -0,5"],
  ],
  [
    "a quoted line break in a heading",
    '"Who, given\n(family)";When\nEva;2020\n',
    `${UTF8} semicolons`,
    ["Who, given\n(family) | When", "2: Eva | 2020"],
  ],
  ["tabs under commas", "no\twho,a,b\n1\tx\n", `${UTF8} tabs`, ["no | who,a,b", "2: 1 | x"]],
  [
    "numbers as they were written",
    'no,n\n9007199254740993,1e3\n00042,"1,000"\n,1E+10\n',
    `${UTF8} commas`,
    ["no | n", "2: 9007199254740993 | 1e3", "3: 00042 | 1,000", "4:  | 1E+10"],
  ],
  [
    "blanks before and after quotes",
    'no, "who, what" , when\n1, "Eva, Dr" , 1990\n2,  "Jon" ,\n',
    `${UTF8} commas`,
    ["no | who, what |  when", "2: 1 | Eva, Dr |  1990", "3: 2 | Jon | "],
  ],
  [
    "a quoted word after a blank",
    'no;who\n1; "Eva" of\n',
    `${UTF8} semicolons`,
    ["no | who", '2: 1 |  "Eva" of'],
  ],
  ["one column", "who\nEva\nJon, jr\n", "read as UTF-8, one column", ["who", "2: Eva", "3: Jon, jr"]],
  [
    "a title above the table",
    "Report of 2020\n\nno;who\n1;Eva\n",
    `${UTF8} semicolons`,
    [
      ...["Report of 2020", "3: no (the row has 1 cell more than the header: “who”)"],
      "4: 1 (the row has 1 cell more than the header: “Eva”)",
    ],
  ],
])("a file with %s is read", async (_, file, reading, lines) => {
  const all = await read(file);
  expect(all.lines).toEqual(lines);
  expect(all.reading).toBe(reading);
});

/** Files that can't be read, each with its row and the reason. */
test.each<[string, string | Buffer, string]>([
  ["nothing in it", "", "row 1 is missing: the file is empty."],
  ["blank lines alone", "\n \r\n", "row 1 is missing: the file is empty."],
  ["a hint alone", "sep=;\n", "row 1 is missing: the file is empty."],
  ["no names", "\n;;\n1;2;3\n", "row 2 has no column names."],
  [
    "a quote fault in the header",
    'no,"Who" (you),when\n1,Eva,x\n',
    "row 1 has a quote inside a quoted cell; write it twice.",
  ],
  [
    "a quote fault in the first heading",
    '"Who" you;when\nEva;x\n',
    "row 1 has a quote inside a quoted cell; write it twice.",
  ],
  ["an open quote in the header", 'no,"who\n1,Eva\n', "row 1 has a quote that is never closed."],
  ["an open quote in a row", 'no,who\n1,"Eva\n2,Jon\n', "row 2 has a quote that is never closed."],
  [
    "a quote fault in a row",
    'no;who\n1;a "b" c\n2;"Eva" of\n',
    "row 3 has a quote inside a quoted cell; write it twice.",
  ],
  ["too many names", `${"n,".repeat(16_384)}n\n`, "row 1 has more than 16,384 cells."],
  ["too many names between semicolons", `${'"a,b";'.repeat(16_385)}\n`, "row 1 has more than 16,384 cells."],
  [
    "HTML",
    "<!DOCTYPE html><title>Sign in, please</title>\n",
    "row 1 is the start of an HTML or XML document, not of a table.",
  ],
  ["JSON", '[{"no": 1}]\n', "row 1 is the start of JSON, not of a table."],
  ["a ZIP archive", "PK\u0003\u0004\0\0\0\n", "not a CSV file."],
  ...[
    ["ISO 8859-1", latin("no,who\n1,Eva\n2,Zo\xeb\n"), 3] as const,
    ["ISO 8859-1 in the header", latin("no,\xe9t\xe9\n1,Eva\n"), 1] as const,
    ["ISO 8859-1 and line ends of old Macs", latin("no,who\r1,Eva\r2,Zo\xeb\r"), 3] as const,
    ["ISO 8859-1 after a quoted line break", latin('no,who\n1,"E\nva"\n2,Zo\xeb\n'), 3] as const,
    ["ISO 8859-1 far behind", latin(`no,who\n${"1,Eva\n".repeat(50_000)}2,Zo\xeb\n`), 50_002] as const,
  ].map(([name, bytes, row]): [string, Buffer, string] => [
    name,
    bytes,
    `row ${row} is not UTF-8 text: save the file as CSV UTF-8, or give its encoding (--encoding windows-1252).`,
  ]),
])("a file with %s is refused", async (_, file, reason) => {
  await expect(read(file)).rejects.toMatchObject({ code: "invalid_input", message: `file: ${reason}` });
});

test("a fault says how the file was read where that is not sure", async () => {
  await expect(read('a,b;c\n1,5;2\n3,4;"x"y\n')).rejects.toThrow(
    "file: row 3 has a quote inside a quoted cell; write it twice. The file was read as UTF-8, separated by semicolons. " +
      "If that is wrong, give --delimiter.",
  );
});

test("what is given is not detected", async () => {
  expect(await read("a,b;c\n1,5;2\n", { delimiter: "comma" })).toMatchObject({
    lines: ["a | b;c", "2: 1 | 5;2"],
    reading: `${UTF8} commas`,
    remarks: [],
  });
  expect(await read("a:b\n1:2\n", { delimiter: ":" })).toMatchObject({
    reading: `${UTF8} “:”`,
    lines: ["a | b", "2: 1 | 2"],
  });
  for (const delimiter of ["]", "\\", "^", "-"]) {
    expect((await read(`a${delimiter}b\n1${delimiter}2\n`, { delimiter })).lines).toEqual([
      "a | b",
      "2: 1 | 2",
    ]);
  }
  expect(await read(latin("no,who\n1,10 \x96 20 \x80\n"), { encoding: "cp1252" })).toMatchObject({
    lines: ["no | who", "2: 1 | 10 – 20 €"],
    reading: "read as Windows-1252, separated by commas",
  });
  expect((await read(Buffer.from("no;who\n1;Eva\n", "utf16le"), { encoding: "utf-16" })).lines).toHaveLength(
    2,
  );
  expect((await read("a,b\tc\n1,2\t3\n", { name: "TABLE.TSV" })).lines).toEqual(["a,b | c", "2: 1,2 | 3"]);
  expect((await read("a,b\tc\n1,2\t3\n", { mediaType: "text/tab-separated-values" })).lines[0]).toBe(
    "a,b | c",
  );
});

test.each([
  [{ delimiter: ";;" }, "delimiter: give one character, or comma, semicolon, tab or bar."],
  [{ delimiter: '"' }, "delimiter: give one character, or comma, semicolon, tab or bar."],
  [{ delimiter: "" }, "delimiter: give one character, or comma, semicolon, tab or bar."],
  [{ encoding: "ebcdic" }, "encoding: give utf-8, utf-16 or windows-1252."],
])("%j is refused before the file is opened", async (options, message) => {
  await expect(read("a,b\n", options)).rejects.toThrow(message);
});

test("what was left out or assumed is said", async () => {
  const remarks = async (file: string) => (await read(file)).remarks;
  expect(await remarks("a,b\n1,2\n")).toEqual([]);
  expect(await remarks("sep=;\na;b\n1;2\n")).toEqual([
    "The first line (sep=) names the delimiter. It was not read as a row.",
  ]);
  expect(await remarks("a,_row,_column,_error\n'=1,2,a,x\n")).toEqual([
    "The columns _row, _column and _error were left out: they belong to an error report.",
  ]);
  expect(await remarks("a,b;c\n1,5;2\n")).toEqual([
    "The cells could also be separated by commas.",
    "If this is wrong, give the delimiter (--delimiter).",
  ]);
  expect(await remarks('a, "b"\n1, "2,3"\n')).toEqual(["Spaces before quotes were removed."]);
  expect(await remarks("a\n1\n")).toEqual(["If this is wrong, give the delimiter (--delimiter)."]);
  expect(await remarks("no,who,phone\n9,'-unknown-,'+49 30\n8,'t Hart,1\n")).toEqual([
    expect.stringMatching(
      /^2 cells begin with the ' that an error report puts before formulas\. It was not removed/,
    ),
  ]);
});

test("a table's own _row is not the report's: the last of equal names is", async () => {
  const report = "_row,a,_row,_column,_error\n'-x,1,2,a,wrong\n";
  expect((await read(report)).lines).toEqual(["_row | a", "2: -x | 1"]);
});

test("Ctrl-Z at the end of pieces costs time in proportion to their length", async () => {
  await expectLinear(async (pieces) => {
    const { rows } = await readTable(repeated("no,who\n1,Eva\n", "\u001a", pieces));
    for await (const { values } of rows) expect(values).toEqual(["1", "Eva"]);
  }, 150);
});

test("Ctrl-Z within a cell is text, also where a piece ends", async () => {
  const pieces = ["no,who\n1,E\u001a", "\u001a", "va\u001a\n2,Jon", "\u001a"].map((piece) =>
    Buffer.from(piece),
  );
  const { rows } = await readTable(Readable.from(pieces));
  const found = [];
  for await (const { values } of rows) found.push(values);
  expect(found).toEqual([
    ["1", "E\u001a\u001ava\u001a"],
    ["2", "Jon"],
  ]);
});

test("blanks before a cell are an error of the row as soon as it has no room for more", async () => {
  let sent = 0;
  async function* counted() {
    for await (const piece of repeated('no, "who"\n1, "Eva"\n2,', " ", 300)) {
      sent++;
      yield piece;
    }
  }
  const { rows } = await readTable(counted());
  await expect(Readable.from(rows).toArray()).rejects.toThrow("row 3 is longer than 16,777,216 characters.");
  expect(sent).toBeLessThan(260);
});

test("the file is closed when its reader stops early, and when it is refused", async () => {
  const closed: string[] = [];
  async function* file(name: string, text: string) {
    try {
      for (;;) yield text;
    } finally {
      closed.push(name);
    }
  }
  const { rows } = await readTable(file("stopped", "a,b\n1,2\n"));
  for await (const _ of rows) break;
  await expect(readTable(file("refused", '"a"b\n'))).rejects.toThrow("row 1");
  expect(closed).toEqual(["stopped", "refused"]);
});

test("no more than 64 KB is read before the columns are known", async () => {
  let given = 0;
  async function* endless() {
    for (;;) {
      given += 1024;
      yield "a,b\n".repeat(256);
    }
  }
  const { columns, rows } = await readTable(endless());
  expect(columns).toEqual(["a", "b"]);
  expect(given).toBe(64 * 1024);
  for await (const _ of rows) break;
});
