import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { guarded, unguarded } from "@/lib/csv/formula-guard";
import { inlineValues } from "@/lib/csv/quote-literal";
import { testDatabase } from "@/tests/support/database";
import { PARTS, RUNS } from "@/tests/support/formula";

const database = testDatabase();

/** The guard as PostgreSQL applies it. */
async function guard(cells: string[]): Promise<string[]> {
  const column = guarded(sql`cell`);
  const rows = await database().sql(
    `select ${inlineValues(column)} as cell from unnest($1::text[]) with ordinality as t(cell, at) order by at`,
    [cells],
  );
  return rows.map((row) => String(row.cell));
}

const cell = fc
  .oneof(fc.string({ unit: fc.constantFrom(...PARTS) }), fc.string({ unit: "binary" }))
  .map((text) => text.toWellFormed().replaceAll("\0", ""));

test("what a spreadsheet would run gets a quote wherever a cell may begin, and reading takes exactly those away", async () => {
  const cells = fc.sample(cell, 3000);
  const guardedCells = await guard(cells);
  for (const [at, original] of cells.entries()) {
    const safe = guardedCells[at] ?? "";
    expect(safe === original || safe.startsWith("'")).toBe(true);
    expect(safe.replaceAll("'", "")).toBe(original.replaceAll("'", ""));
    expect(unguarded(safe), JSON.stringify(original)).toBe(original);
    expect(safe).not.toMatch(RUNS);
    for (const part of safe.split(/[;\t\r\n]/)) expect(part).not.toMatch(RUNS);
  }
});

test("plain text, numbers inside it and apostrophes stay as they are", async () => {
  const plain = ["Import of airports", "O'Hare", "'t Harde", "a=b", "12", "", "x@example.org", "…"];
  expect(await guard(plain)).toEqual(plain);
});
