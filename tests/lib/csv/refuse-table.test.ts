import { expect, test } from "vitest";
import { latin, read } from "./table-lines";

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

test.each([
  [{ delimiter: ";;" }, "delimiter: give one character, or comma, semicolon, tab or bar."],
  [{ delimiter: '"' }, "delimiter: give one character, or comma, semicolon, tab or bar."],
  [{ delimiter: "" }, "delimiter: give one character, or comma, semicolon, tab or bar."],
  [{ encoding: "ebcdic" }, "encoding: give utf-8, utf-16 or windows-1252."],
])("%j is refused before the file is opened", async (options, message) => {
  await expect(read("a,b\n", options)).rejects.toThrow(message);
});
