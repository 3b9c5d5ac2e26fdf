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
  expect(rulesFor([column, "note"])({ [column]: text, note: "" })).toEqual([{ column, message }]);
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
  expect(rulesFor(Object.keys(row))(row)).toEqual([]);
});

test("a table of airports is judged as the demo's own import does", () => {
  const row = Object.fromEntries(AIRPORT_COLUMNS.map((column) => [column, "NA"]));
  const faults = rulesFor([...AIRPORT_COLUMNS, "elevation"])(row);
  expect(faults.map(({ column }) => column)).toEqual(AIRPORT_COLUMNS);
});
