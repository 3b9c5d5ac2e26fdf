import { expect, test } from "vitest";
import { legalMoves, STATUSES } from "@/lib/jobs/status";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

test("TypeScript and the database state the same legal moves", async () => {
  const pairs = STATUSES.flatMap((from) => STATUSES.map((to): [string, string] => [from, to]));
  for (const [from, to] of pairs) {
    const [row] = await database().sql("select jobs.legal_move($1, $2) as legal", [from, to]);
    const legal = STATUSES.some((word) => word === from && legalMoves(word).some((next) => next === to));
    expect([from, to, row?.legal]).toEqual([from, to, legal]);
  }
});
