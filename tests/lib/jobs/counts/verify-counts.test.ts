import { expect, test } from "vitest";
import { compactCounts } from "@/lib/jobs/counts/compact-counts";
import { countJobs } from "@/lib/jobs/counts/count-jobs";
import { verifyCounts } from "@/lib/jobs/counts/verify-counts";
import { openTestDatabase, type TestDatabase, testDatabase } from "@/tests/support/database";
import { expectExact, insertJobs, withSessions } from "@/tests/support/jobs/recount";

const database = testDatabase();

/** Inserts jobs of which no trigger is told. */
const insertUntold = ({ sql }: TestDatabase, many: number, status = "pending") =>
  sql(`set session_replication_role = replica;
    with root as (insert into object (class_name) select 'Job' from generate_series(1, ${many}) returning id)
    insert into job (id, type, status, finished_at)
    select id, 'import', '${status}', case when '${status}' = 'failed' then now() end from root`);

async function withDatabase(use: (database: TestDatabase) => Promise<void>) {
  const opened = await openTestDatabase();
  try {
    await use(opened);
  } finally {
    await opened.close();
  }
}

test("what was written with triggers off is found, reported with the wrong counts, and repaired once", () =>
  withDatabase(async (opened) => {
    const { access, sql } = opened;
    await insertJobs(sql, { many: 3 });
    expect(await verifyCounts(access, { repair: false })).toEqual({ findings: [], wrong: 0 });
    await insertUntold(opened, 2);
    const wrong = (whose: string, types: string) => ({
      whose,
      types,
      status: "pending",
      kept: 3,
      counted: 5,
    });
    const found = {
      findings: ["*", "-"].flatMap((whose) =>
        ["*", "*imports", "import"].map((types) => wrong(whose, types)),
      ),
      wrong: 6,
    };
    expect(await verifyCounts(access, { repair: false })).toEqual(found);
    const repairs = await Promise.all([1, 2, 3].map(() => verifyCounts(access, { repair: true })));
    expect(repairs.map(({ wrong: n }) => n).toSorted((one, other) => one - other)).toEqual([0, 0, 6]);
    expect(repairs.find(({ wrong: n }) => n > 0)).toEqual(found);
    expect(await verifyCounts(access, { repair: false })).toEqual({ findings: [], wrong: 0 });
    await expectExact(sql);
    expect((await countJobs(access)).cards("general").pending).toBe(5);
  }));

test("sums that contradict their parts are repaired, and rows of nobody and nothing are deleted", () =>
  withDatabase(async (opened) => {
    const { access, sql } = opened;
    await insertJobs(sql, { many: 3, status: "completed", rejected: 1 });
    await compactCounts(opened.db);
    await sql(
      "update job_count set failed = 7, with_rejected_rows = -1 where (whose, types) = ('*', '*imports')",
    );
    await sql("insert into job_count (whose, types, queued) values ('999', 'nonsense', -4)");
    await sql("delete from job_count where (whose, types) = ('-', 'import')");
    await sql("delete from job_count_fold");
    expect(await verifyCounts(access, { repair: false })).toMatchObject({
      findings: [
        { whose: "*", types: "*imports", status: "failed", kept: 7, counted: 0 },
        { whose: "*", types: "*imports", status: "with_rejected_rows", kept: -1, counted: 3 },
        { whose: "-", types: "import", status: "completed", kept: 0, counted: 3 },
        { whose: "-", types: "import", status: "with_rejected_rows", kept: 0, counted: 3 },
        { whose: "999", types: "nonsense", status: "queued", kept: -4, counted: 0 },
      ],
      wrong: 5,
    });
    await verifyCounts(access, { repair: true });
    await expectExact(sql);
    expect(await sql("select from job_count where whose = '999'")).toEqual([]);
    // It folds again.
    await insertJobs(sql);
    await compactCounts(opened.db);
    expect(await sql("select from job_count_change")).toEqual([]);
    await expectExact(sql);
  }));

test("producers go on during repairs, and what they write is neither lost nor counted twice", () =>
  withDatabase(async (opened) => {
    const { access, sql } = opened;
    await insertJobs(sql, { many: 500, type: "sync" });
    await withSessions(opened, 3, async (...writers) => {
      let writing = true;
      const write = writers.map(async ({ run }) => {
        for (let at = 0; at < 120; at++) {
          const [id] = await insertJobs(run);
          await run("select jobs.start_job($1)", [id]);
        }
        writing = false;
      });
      while (writing) {
        await insertUntold(opened, 1);
        await verifyCounts(access, { repair: true });
        expect(await verifyCounts(access, { repair: false })).toEqual({ findings: [], wrong: 0 });
      }
      await Promise.all(write);
    });
    await expectExact(sql);
  }));

test("a page shows no count below nothing, even where the kept one is", () =>
  withDatabase(async (opened) => {
    await insertUntold(opened, 3, "failed");
    await insertJobs(opened.sql);
    await opened.sql("delete from job where status = 'failed'");
    expect((await countJobs(opened.access)).cards("imports")).toMatchObject({
      total: 1,
      pending: 1,
      failed: 0,
    });
  }));

test("a thousand wrong counts are told, those of everyone first, and all are numbered", () =>
  withDatabase(async (opened) => {
    await opened.sql(
      "insert into job_count (whose, types, failed) select n, 't' || n, 1 from generate_series(1, 1500) as n",
    );
    await insertUntold(opened, 1);
    const { findings, wrong } = await verifyCounts(opened.access, { repair: true });
    expect([findings.length, wrong, findings[0]?.whose]).toEqual([1000, 1506, "*"]);
    await expectExact(opened.sql);
  }));

test("staff do not verify the counts, which are everyone's", async () => {
  const anna = await database().asUser("anna");
  await expect(verifyCounts(anna, { repair: false })).rejects.toMatchObject({ code: "not_allowed" });
});
