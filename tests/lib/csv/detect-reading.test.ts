import { expect, test } from "vitest";
import { detectReading } from "@/lib/csv/detect-reading";

const detect = (text: string | Buffer, isTabbed = false) =>
  detectReading(Buffer.from(text), true, { delimiter: null, encoding: null, isTabbed });

test.each([
  ["a header alone", "id,name\n", ","],
  ["semicolons", "id;name\n1;Ann\n", ";"],
  ["tabs", "id\tname\n1\tAnn\n", "\t"],
  ["bars", "id|name\n1|Ann\n", "|"],
  ["hash signs", "id#name#date\n1#Ann#2020-01-01\n##x\n", "#"],
  ["carets", "id^name\n1^Ann\n", "^"],
  ["tildes", "id~name\n1~Ann\n", "~"],
  ["unit separators", "id\u001fname\n1\u001fAnn\n", "\u001f"],
  ["commas in the headings of semicolons", "id;title (main, sub);made (y, m, d)\n1;Foo;2020-01-01\n", ";"],
  ["the same in rows", "id;title (main, sub);made (y, m, d)\n1;Foo, a;2020, 1, 1\n", ";"],
  ["commas without brackets", "id;name, title\n1;Ann, Dr\n2;Ben, Mr\n", ";"],
  ["commas in the headings of tabs", "id\tname,a,b\n1\tx\n", "\t"],
  ["commas in the headings of bars", "id|city, state, zip\n1|Bern, BE, 3000\n", "|"],
  ["commas in the headings of hash signs", "id#name, title#date\n1#Ann, Dr#2020\n2#Ben, Mr#2021\n", "#"],
  ["commas in quoted headings", 'id;"name, title"\n1;"Ann, Dr"\n2;"Ben, Mr"\n', ";"],
  ["many commas in quoted headings", 'id;"a, b, c, d"\n1;"a, b, c, d"\n', ";"],
  ["semicolons in quoted headings", '"subject; place","id"\n"a; b","1"\n', ","],
  ["a quoted line break in a heading", '"Name, given\n(and family)";Date\nAnn;2020-01-01\n', ";"],
  ["decimal commas", "name;latitude;price\nA;31,95;1.234,56\n", ";"],
  ["a hash sign in each cell of commas", "Item #,Name\nA#1,Foo\nA#2,Bar\n", ","],
  ["a quote fault in the headings", 'id,"Title" (required),creator\n1,Foo,Ann\n,,Ben\n', ","],
  ["a quote fault in the first heading", '"Title" (required);creator\nFoo;Ann\n', ";"],
  ["a quote fault that semicolons don't have", 'id,"Title" (a; b),creator\n1,Foo;x,Ann\n2,Bar;y,Ben\n', ","],
  ["an open quote in the headings", 'id,"name\n1,Ann\n2,Ben\n', ","],
  ["an open quote in a row", 'id,name\n1,"never closed\n2,Ben\n', ","],
  ["short rows", "id,name,note,year\n1,Ann\n2,Ben,x\n", ","],
  ["rows with cells left out but the first", "id,name\n1\n2\n", ","],
  ["too many cells in each row", "id,note\n1,hello, world\n2,a, b, c\n", ","],
  ["blank lines above", "\n  \nid;name\n1;Ann\n", ";"],
  ["sep=", "sep=;\nid;name, title\n1;Ann, Dr\n", ";"],
  ["sep= in capitals, quoted and with cells", '"SEP=\t";;\r\nid\tname\r\n1\tAnn\r\n', "\t"],
  ["a sep= that the rows contradict", "sep=;\nid,name\n1,Ann\n", ","],
  ["the columns of a report", "a;b;c,_row,_column,_error\n1;2;3,2,,x\n", ","],
])("%s: %j", (_, text, delimiter) => {
  expect(detect(text)).toMatchObject({ delimiter, rivals: [] });
});

test("a name or media type that says tabs decides where both fit", () => {
  const text = "a,b,c\td\n1,2,3\t4\n";
  expect(detect(text).delimiter).toBe(",");
  expect(detect(text, true)).toMatchObject({ delimiter: "\t", isSure: true });
  expect(detect("id,name\n1,Ann\n", true).delimiter).toBe(",");
  expect(detect("a,b\tc\n1,2\t3\n4,5\n6,7\n", true).delimiter).toBe("\t");
});

test.each([
  ["empty cells too many", "id,name\n1,Ann,\n2,Ben,,\n", true],
  ["an empty cell too many in the header", "id,name,\n1,Ann\n2,Ben\n", true],
  ["cells left out at the end, and no other delimiter", "id,name,note\n1,Ann\n2,Ben\n", true],
  ["cells left out, and another delimiter", "id,name;note,x\n1,Ann;a\n2,Ben\n3,Cy\n", false],
  ["text beyond the header in each row", "id,note\n1,hello, world\n2,a, b, c\n", false],
  ["all cells but the first left out", "id,name\n1\n2\n", false],
])("a table with %s: is it sure? %s", (_, text, isSure) => {
  expect(detect(text).isSure).toBe(isSure);
});

test.each([
  ["one column", "id\n1\n2\n", null],
  ["a comma in the only heading", "name, full\nAnn\nBen\n", null],
  ["brackets in the only heading", "Title (a;b)\nFoo\nBar\n", null],
  ["sharps", "C#\nF#\n", null],
  ["a comma in few rows", "comment\nHello, world\nGood bye\n", null],
  ["commas in most rows", "comment\nHello, world\nx, y, z\n", ","],
  ["a title above the table", "Report of 2020\nid;name\n1;Ann\n", ";"],
])("%s is one column, and it is not sure", (_, text, delimiter) => {
  expect(detect(text)).toMatchObject({ delimiter, isSure: false });
});

test("where two fit equally the one that is rarer in text is chosen, and the other is named", () => {
  expect(detect("a,b;c\n1,5;2\n")).toMatchObject({ delimiter: ";", rivals: [","], isSure: false });
  expect(detect("id,a;b,\n1,x;y\n2,z;w\n")).toMatchObject({ delimiter: ",", rivals: [";"], isSure: false });
  expect(detect("a;b|c|d\n1;2|3|4\n")).toMatchObject({ delimiter: "|", rivals: [";"], isSure: false });
});

test("what is given is not detected, and a line sep= is still no row", () => {
  const read = detectReading(Buffer.from("sep=;\nid;name\n"), true, {
    delimiter: ",",
    encoding: "windows-1252",
    isTabbed: true,
  });
  expect(read).toMatchObject({ delimiter: ",", encoding: "windows-1252", hint: { length: 6 }, isSure: true });
});

test("only the first 64 KB are looked at", () => {
  const head = Buffer.alloc(64 * 1024, "id;name\n");
  const text = Buffer.concat([head, Buffer.from("a,b,c,d\n".repeat(100_000))]);
  expect(detect(text)).toEqual(detect(head));
});

test.each([
  ["HTML", "<!DOCTYPE html><title>Sign in, please</title>\n", "html"],
  ["a piece of HTML", "<p>Not found</p>\n", "html"],
  ["XML", '\n<?xml version="1.0"?>\n<a/>\n', "html"],
  ["JSON", '{"a": 1,\n"b": 2}', "json"],
  ["JSON lines", '{"a":1,"b":2}\n{"a":3,"b":4}\n', "json"],
  ["a list", "[1, 2]\n", "json"],
  ["placeholders", "<id>,<name>\n1,Ann\n", null],
  ["brackets", "[id],{name}\n1,Ann\n", null],
])("%s is seen for what it is", (_, text, format) => {
  expect(detect(text).format).toBe(format);
});
