import { expect, test } from "vitest";
import { compactCounts } from "@/lib/jobs/counts/compact-counts";
import { countJobs } from "@/lib/jobs/counts/count-jobs";
import { verifyCounts } from "@/lib/jobs/counts/verify-counts";
import { testDatabase } from "@/tests/support/database";
import { insertJobs } from "@/tests/support/jobs/recount";
import { sizeFor } from "@/tests/support/size";

const database = testDatabase();
const MANY = sizeFor({ small: 5_000, full: 1_000_000 });
const KINDS = 10_000;

test("a million jobs of one owner and type, and one job each of ten thousand types, are counted and read at once", async () => {
  const { sql, access, db } = database();
  const anna = await database().asUser("anna");
  await insertJobs(sql, { many: MANY, type: "sync", owner: anna.viewer.id });
  expect(await sql("select from job_count_change")).toHaveLength(1);
  await sql(`with root as (insert into object (class_name) select 'Job' from generate_series(1, ${KINDS}) returning id)
    insert into job (id, type) select id, 'kind_' || id from root`);
  for (const folds of [false, true]) {
    if (folds) await compactCounts(db);
    expect((await countJobs(access)).cards("general")).toMatchObject({ total: MANY + KINDS, failed: 0 });
    expect(
      (await countJobs(anna, "sync")).matching({ tab: "general", status: "pending", type: "sync" }),
    ).toBe(MANY);
    expect(await verifyCounts(access, { repair: false })).toEqual({ findings: [], wrong: 0 });
  }
  expect(await sql("select from job_count_change")).toEqual([]);
  // As the server itself does after a minute: a plan for an empty table must do for a full one.
  await sql("analyze job_count_change");
  await sql("update job set status = 'cancelled', finished_at = now() where type = 'sync'");
  await sql("delete from job where type <> 'sync'");
  expect((await countJobs(access)).cards("general")).toMatchObject({ total: MANY, cancelled: MANY });
  await compactCounts(db);
  expect(await sql("select from job_count where types like 'kind%'")).toEqual([]);
});
