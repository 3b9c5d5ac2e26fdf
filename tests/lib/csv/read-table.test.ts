import { expect, test } from "vitest";
import { latin, read, utf16 } from "./table-lines";

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
