import { expect, test } from "vitest";
import { LEGAL_SUBTASK_MOVES, SUBTASK_STATUSES } from "@/lib/jobs/subtasks/subtask";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

test("TypeScript and the database state the same legal moves of a subtask", async () => {
  for (const from of SUBTASK_STATUSES) {
    for (const to of SUBTASK_STATUSES) {
      const [row] = await database().sql("select jobs.legal_subtask_move($1, $2) as legal", [from, to]);
      const legal = LEGAL_SUBTASK_MOVES[from].some((next) => next === to);
      expect([from, to, row?.legal]).toEqual([from, to, legal]);
    }
  }
});
