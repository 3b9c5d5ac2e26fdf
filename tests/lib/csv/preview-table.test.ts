import fc from "fast-check";
import { expect, test } from "vitest";
import { detectReading } from "@/lib/csv/detect-reading";
import { previewTable } from "@/lib/csv/preview-table";
import { cpuMs } from "@/tests/support/measure/linear";

const preview = (text: string, cutAfter: number | null = null, isTabbed = false) =>
  previewTable({
    text,
    cutAfter,
    isChosen: false,
    reading: detectReading(Buffer.from(text), cutAfter === null, {
      delimiter: null,
      encoding: "utf-8",
      isTabbed,
    }),
  });

/** The header and the rows as they would stand in a page, each with its number. */
function shown(text: string, cutAfter: number | null = null) {
  const table = preview(text, cutAfter);
  return table && [table.header, ...table.rows].map(({ number, cells }) => `${number}: ${cells.join(" | ")}`);
}

test.each([
  ["a plain table", "id,name\n1,one\n2,two\n", ["1: id | name", "2: 1 | one", "3: 2 | two"]],
  ["no line end at its end", "id\n1", ["1: id", "2: 1"]],
  ["line ends of Windows", "id,name\r\n1,one\r\n", ["1: id | name", "2: 1 | one"]],
  ["line ends of old Macs", "id,name\r1,one\r", ["1: id | name", "2: 1 | one"]],
  ["quotes, commas and lines in cells", 'a,b\n"x, ""y""","1\n2"\n', ["1: a | b", '2: x, "y" | 1\n2']],
  [
    "quotes within cells",
    'a,b\n12" pipe,3\n14" pipe,4\n',
    ["1: a | b", '2: 12" pipe | 3', '3: 14" pipe | 4'],
  ],
  ["blank lines, which count along", "a,b\n\n\n1,2\n", ["1: a | b", "4: 1 | 2"]],
  ["empty cells", "a,b,c\n,,\n1,,\n", ["1: a | b | c", "2:  |  | ", "3: 1 |  | "]],
  [
    "rows that are short or long",
    "a,b\n1\n1,2\n1,2\n1,2,3\n",
    ["1: a | b", "2: 1", "3: 1 | 2", "4: 1 | 2", "5: 1 | 2 | 3"],
  ],
  ["semicolons", "a;b\n1,5;2\n", ["1: a | b", "2: 1,5 | 2"]],
  ["bars", "a|b\n1|2\n", ["1: a | b", "2: 1 | 2"]],
  ["a semicolon in a quoted name", '"x;y;z",b\n1,2\n', ["1: x;y;z | b", "2: 1 | 2"]],
  ["one column", "id\n1\n2\n", ["1: id", "2: 1", "3: 2"]],
  ["a header alone", "id,name\n", ["1: id | name"]],
])("a table with %s", (_, text, rows) => {
  expect(shown(text)).toEqual(rows);
});

test("tabs stand between the cells where the file is known to have them", () => {
  const table = preview("a, b\tc\n1, 2\t3\n", null, true);
  expect(table?.rows[0]?.cells).toEqual(["1, 2", "3"]);
});

test.each([
  ['a,b\n1,"Bel"fast"\n3,4\n5,6\n', '1,"Bel"fast"'],
  ['a,b\n1,"never closed\n3,4\n5,6\n', '1,"never closed'],
])("a row that is no CSV stands as it is between the others", (text, broken) => {
  const table = preview(text);
  expect(table?.rows.map(({ isBroken }) => isBroken)).toEqual([true, false, false]);
  expect(table?.rows[0]?.cells).toEqual([broken]);
  expect(table?.remarks).toEqual(["Showing all 3 rows.", "One row is not valid CSV and is shown as text."]);
});

test("rows count as in a spreadsheet also after one that is no CSV, with any line end", () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    const lines = ["a,b", "1,2", '3,"x"y', "4,5", "", '"z"z', "6,7"];
    expect(shown(lines.join(end))).toEqual([
      ...["1: a | b", "2: 1 | 2", '3: 3,"x"y', "4: 4 | 5", '6: "z"z', "7: 6 | 7"],
    ]);
  }
});

test.each([
  ["JSON", '{"a": 1,\n"b": 2}'],
  ["a JSON list", '[{"a": 1}]'],
  ["HTML", "<!doctype html>\n<p>a,b\n"],
  ["XML", '<?xml version="1.0"?>\n<a/>\n'],
  [
    "prose",
    "Dear Sir\nI write, in haste\nthe files, which came, were late, and so on\nall, in, all, a, bad, day\n",
  ],
  ["nothing", ""],
  ["blank lines", "\n\n \n"],
  ["quotes out of place", '"a"b"\n,"a"b"\n,"a"b"\n'],
])("%s is no table", (_, text) => {
  expect(preview(text)).toBeNull();
});

test("of many rows, many columns and long cells the beginning is shown, and the rest is said", () => {
  const line = Array.from({ length: 60 }, (_, at) => `c${at}`).join(",");
  const table = preview(`${line}\n`.repeat(100).replace("c1,", `${"x".repeat(400)},`));
  expect(table?.rows).toHaveLength(50);
  expect(table?.columns).toBe(50);
  expect(table?.header.cells).toHaveLength(50);
  expect(table?.header.cells[1]).toBe(`${"x".repeat(300)}…`);
  expect(table?.remarks).toEqual([
    "Showing the first 50 rows.",
    "Showing the first 50 of 60 columns.",
    "Long cells are cut after 300 characters.",
  ]);
});

test("50 rows are all rows, and 51 are not", () => {
  expect(preview(`a\n${"1\n".repeat(50)}`)?.remarks).toEqual(["Showing all 50 rows."]);
  expect(preview(`a\n${"1\n".repeat(51)}`)?.remarks).toEqual(["Showing the first 50 rows."]);
});

test("a text that goes on is cut within its last row, however long the cell", () => {
  expect(shown('a,b\n1,2\n3,"begins here', 128_000)).toEqual(["1: a | b", "2: 1 | 2", "3: 3 | begins here"]);
  const table = preview(`a,b\n1,"${"x".repeat(128_000)}`, 128_000);
  expect(table?.rows[0]?.cells[1]).toBe(`${"x".repeat(300)}…`);
  expect(table?.remarks).toEqual([
    "Showing the first row.",
    "Cut after 128 kB.",
    "Long cells are cut after 300 characters.",
  ]);
});

const bits = fc.array(
  fc.oneof(
    fc.constantFrom(
      '"',
      '""',
      ",",
      ";",
      "\t",
      "|",
      "\n",
      "\r\n",
      "\r",
      " ",
      "\u00a0",
      "\u2028",
      "\ufeff",
      "a",
    ),
    fc.string({ unit: "binary", maxLength: 5 }),
  ),
  { maxLength: 80 },
);

test("no text makes it throw, and it never shows more than it says", () => {
  fc.assert(
    fc.property(bits, fc.boolean(), fc.boolean(), (some, isCut, isTabbed) => {
      const table = preview(some.join(""), isCut ? 128_000 : null, isTabbed);
      const rows = table ? [table.header, ...table.rows] : [];
      expect(rows.length).toBeLessThanOrEqual(51);
      for (const { cells } of rows) expect(cells.length).toBeLessThanOrEqual(table?.columns ?? 0);
      const numbers = rows.map(({ number }) => number);
      expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
    }),
    { numRuns: 500 },
  );
});

test.each([",", '"', "\n", " ", '"\n', '""', '" ', "x", "\r", '"a"b\n', 'x"\na,b\n', "\t", "{"])(
  "128 kB of %j is looked through in no time that a person notices",
  async (piece) => {
    const text = piece.repeat(Math.ceil(128_000 / piece.length));
    for (const cutAfter of [null, 128_000]) {
      expect(await cpuMs(() => preview(text, cutAfter))).toBeLessThan(1_500);
    }
  },
);
