import { expect, test } from "vitest";
import { AIRPORT_COLUMNS } from "@/demo/data/airports";
import { rulesFor } from "@/demo/import/table-rules";

test.each([
  ["id", " ", "the id is missing"],
  ["Title", "", "the Title is missing"],
  ["lat", "", "the lat is not between -90 and 90"],
  ["latitude", "north", "the latitude is not between -90 and 90"],
  ["lon", "-180.5", "the lon is not between -180 and 180"],
  ["sale_quantity", "a dozen", "the sale_quantity is not a number"],
  ["sell_date", "2026-02-30", "the sell_date is not a date such as 2026-11-21"],
  ["date", "21.11.2026", "the date is not a date such as 2026-11-21"],
  ["email", "nobody", "the email is not an e-mail address"],
])("a %s of “%s” is told: %s", (column, text, message) => {
  expect(rulesFor([column, "note"])([text, ""])).toEqual([{ column, message }]);
});

test("what a column's name promises and holds has no fault, nor has a column that promises nothing", () => {
  const row = {
    id: "7",
    lat: "-12.5",
    quantity: "",
    sell_date: "2026-02-28",
    email: "a@b.example",
    colour: "",
  };
  expect(rulesFor(Object.keys(row))(Object.values(row))).toEqual([]);
});

test("a table of airports is judged as the demo's own import does", () => {
  const faults = rulesFor([...AIRPORT_COLUMNS, "elevation"])(AIRPORT_COLUMNS.map(() => "NA"));
  expect(faults.map(({ column }) => column)).toEqual(AIRPORT_COLUMNS);
});

test("of columns with the same name each cell is judged by itself, and the message says which", () => {
  const rules = rulesFor(["id", "year", "year"]);
  expect(rules(["1", "soon", "1990"])).toEqual([
    { column: "year", message: "the year (column 2) is not a number" },
  ]);
  expect(rules(["1", "1990", "soon"])).toEqual([
    { column: "year", message: "the year (column 3) is not a number" },
  ]);
  const twice = [...AIRPORT_COLUMNS, "latitude"];
  expect(rulesFor(twice)(twice.map((name) => (name === "latitude" ? "91" : "1")))).toHaveLength(2);
});

test.each([
  ["1990", null],
  ["31,95", null],
  ["-0.5", null],
  ["1.234,56", null],
  ["1,234.5", null],
  ["1e3", null],
  ["0x10", "the amount is not a number"],
  ["Infinity", "the amount is not a number"],
  ["١٢", "the amount is not a number"],
  ["1.2.3", "the amount is not a number"],
  ["1,23,4.5", "the amount is not a number"],
])("an amount of %s, with a decimal point or a decimal comma", (text, message) => {
  expect(rulesFor(["amount"])([text])[0]?.message ?? null).toBe(message);
});
