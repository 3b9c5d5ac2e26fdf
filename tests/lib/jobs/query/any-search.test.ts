import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import type { RawParams } from "@/lib/jobs/params";
import { cleanParams } from "@/lib/jobs/query/spread-query";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";

const database = testDatabase();
beforeAll(async () => {
  for (const type of ["import", "sync", "export"])
    for (const status of ["failed", "completed"] as const) await insertJob(database(), { type, status });
});

const read = async (params: RawParams) => {
  const { jobs, total, notices } = await readDashboard(database().access, params);
  return { ids: jobs.map(({ id }) => id), total, notices };
};

const part = fc.oneof(
  fc.constantFrom(
    "status:failed",
    "-status:failed",
    "type:sync",
    "-type:import",
    "since:9999w",
    "from:0001-01-01",
    "to:9999-12-31",
    "rejected:no",
    "silent:no",
    "longer:1s",
    "owner:nobody",
    'a job "A job"',
    "colour:red",
    "%_\\'\"",
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
);

test("any text shows a page, the same as its clean address does, with clean notices", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 4 }), async (parts) => {
      const q = parts.join(" ");
      const typed = await read({ q });
      expect(await read(cleanParams({ q }) ?? { q })).toEqual(typed);
      for (const notice of typed.notices) expect(notice).toMatch(/^[^\p{Cc}\p{Bidi_Control}]+$/u);
    }),
    { numRuns: 60 },
  );
});
