import { expect, test } from "vitest";
import { countPinned } from "@/lib/views/count-pinned";
import type { ViewAccess } from "@/lib/views/view-access";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { viewUser } from "@/tests/support/view-users";

const database = testDatabase();

test("a pinned view has the exact number of the viewer's own jobs, where maintained counts give it", async () => {
  const [anna, ada] = [await viewUser(database()), await viewUser(database(), "admin")];
  const owner = { id: anna.id, name: anna.viewer.name };
  for (const status of ["failed", "failed", "running", "queued"] as const)
    await insertJob(database(), { status, type: "import", owner });
  await insertJob(database(), { status: "failed", type: "sync" });
  await insertJob(database(), { status: "failed", type: "odd_type" });
  const queries = [
    "status=failed",
    "status=-failed&type=-sync",
    `owner=${anna.viewer.name.toUpperCase()}`,
    `owner=${anna.viewer.name}&status=running&type=import`,
    "owner=nobody",
    "since=7d",
    "q=airports",
    "silent=yes",
    "status=pending&type=import",
    "tab=imports&sort=name",
    "type=sync",
    "type=odd_type",
    "tab=imports&type=sync",
    "type=nobody_has_it",
    "status=failed&colour=blue",
    "status=gone",
  ];
  const pinned = queries.map((query) => ({ id: query, name: query, query }));
  const counted = async (who: ViewAccess) => Object.fromEntries(await countPinned(who, pinned));
  expect(await counted(anna)).toEqual({
    "status=failed": 2,
    "status=-failed&type=-sync": 2,
    "status=pending&type=import": 1,
    "tab=imports&sort=name": 4,
    "type=sync": 0,
    "status=failed&colour=blue": 2,
  });
  expect(await counted(ada)).toEqual({
    "status=failed": 4,
    "status=-failed&type=-sync": 2,
    [`owner=${anna.viewer.name.toUpperCase()}`]: 4,
    [`owner=${anna.viewer.name}&status=running&type=import`]: 1,
    "status=pending&type=import": 1,
    "tab=imports&sort=name": 4,
    "type=sync": 1,
    "type=odd_type": 1,
    "status=failed&colour=blue": 4,
  });
});
