import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { resolveFilter } from "@/lib/jobs/list/resolve-filter";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

test("a filter is read without a look at any job, also one that no maintained count knows", async () => {
  const lock = new Client({ connectionString: database().url });
  await lock.connect();
  onTestFinished(() => lock.end());
  await lock.query("begin; lock table job in access exclusive mode");
  const { filter, notices } = await resolveFilter(database().access, {
    rejected: "yes",
    q: "harbour",
    type: "unheard",
  });
  expect(filter).toMatchObject({ rejected: "yes", q: "harbour", type: null });
  expect(notices).toHaveLength(1);
});
