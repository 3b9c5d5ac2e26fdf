import { sql } from "drizzle-orm";
import fc from "fast-check";
import { Client } from "pg";
import { expect, test } from "vitest";
import { inlineValues, quoteLiteral } from "@/lib/csv/quote-literal";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

test("any text comes out of a literal as it went in, with either reading of backslashes", async () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom("'", "\\", '"', "$", "1", ";", "-", "\n", "E", "😀", "%") }),
  );
  const storable = hostile.map((text) => text.toWellFormed().replaceAll("\0", ""));
  const samples = [...fc.sample(storable, 400), "'; drop table job; --", "\\'; select 1", "\\", "'", "E'\\"];
  const values = samples.map((text, at) => `(${at}, ${quoteLiteral(text)})`).join(",");
  for (const setting of ["on", "off"]) {
    const options = new URL(database().url);
    options.searchParams.set("options", `-c standard_conforming_strings=${setting}`);
    const client = new Client({ connectionString: options.href });
    await client.connect();
    const answer = await client.query(`select text from (values ${values}) as t(at, text) order by at`);
    await client.end();
    expect(answer.rows.map((row) => row.text)).toEqual(samples);
  }
});

test("a NUL, which PostgreSQL can't hold, is refused", () => {
  expect(() => quoteLiteral("a\0b")).toThrow(RangeError);
});

test("every parameter of a query is written out, and nothing but literals", () => {
  expect(inlineValues(sql`select ${"it's"}, ${null}, ${3}, ${"$1"} `)).toBe(
    "select 'it''s', null, '3', '$1' ",
  );
  expect(() => inlineValues(sql`select ${{ a: 1 }}`)).toThrow(TypeError);
});
