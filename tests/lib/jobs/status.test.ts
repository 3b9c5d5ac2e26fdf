import { expect, test } from "vitest";
import { LEGAL_MOVES, STATUSES } from "@/lib/jobs/status";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

test("TypeScript and the database state the same legal moves", async () => {
  const pairs = STATUSES.flatMap((from) => STATUSES.map((to): [string, string] => [from, to]));
  for (const [from, to] of pairs) {
    const [row] = await database().sql("select jobs.legal_move($1, $2) as legal", [from, to]);
    const legal = Object.entries(LEGAL_MOVES).some(
      ([word, next]) => word === from && next.some((n) => n === to),
    );
    expect([from, to, row?.legal]).toEqual([from, to, legal]);
  }
});
