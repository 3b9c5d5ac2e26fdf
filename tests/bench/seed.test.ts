import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { seed, seedScattered } from "@/bench/seed";
import { countJobs } from "@/lib/jobs/counts/count-jobs";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { openTestDatabase, testDatabase } from "@/tests/support/database";
import { expectExact } from "@/tests/support/jobs/recount";

const JOBS = 2_000;
const database = testDatabase();

beforeAll(() => seed(database().url, JOBS));

const one = async (query: string) => Object.values((await database().sql(query))[0] ?? {})[0];

test("as many jobs are there as were asked for, each with its object and its execution", async () => {
  const whole = "from job join object using (id) join job_execution on job_id = job.id";
  expect(await one(`select count(*)::int ${whole}`)).toBe(JOBS);
  expect(await one("select count(*)::int from job_execution")).toBe(JOBS);
});

test("every index, constraint and trigger is the one that the migrations make", async () => {
  const shape = `
    select pg_get_indexdef(indexrelid) || indisvalid as line from pg_index
    where indrelid::regclass::text !~ '^(pg_|information_schema)'
    union all
    select conrelid::regclass || conname || pg_get_constraintdef(oid) || convalidated from pg_constraint
    union all
    select attrelid::regclass || ' ' || attnum || ' ' || attstattarget from pg_attribute where attstattarget >= 0
      and attrelid in (select indexrelid from pg_index where indrelid = 'public.job'::regclass)
    union all
    select pg_get_triggerdef(oid) || tgenabled::text from pg_trigger where not tgisinternal
    order by line`;
  const migrated = await openTestDatabase();
  try {
    expect(await database().sql(shape)).toEqual(await migrated.sql(shape));
  } finally {
    await migrated.close();
  }
});

test("no row breaks a rule that was not asked while it was written", async () => {
  const rules = z.array(z.object({ table: z.string(), name: z.string(), definition: z.string() })).parse(
    await database().sql(`select conrelid::regclass::text as table, conname as name,
        pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'f'`),
  );
  for (const { table, name, definition } of rules) {
    await database().sql(
      `alter table ${table} drop constraint ${name}, add constraint ${name} ${definition}`,
    );
  }
  const early =
    "job join job_execution on job_id = id where finished_at < started_at or started_at < created_at";
  expect(await one(`select count(*)::int from ${early}`)).toBe(0);
  expect(await one("select count(*)::int from job where greatest(created_at, finished_at) > now()")).toBe(0);
});

test("the maintained counts are right, and most jobs are completed", async () => {
  await expectExact(database().sql);
  const { completed, total } = (await countJobs(database().access)).cards("general");
  expect(total).toBe(JOBS);
  expect(completed / total).toBeCloseTo(0.92, 1);
});

test("one combination of owner, type and status is rare: the three oldest jobs", async () => {
  const owner = { ...database().access, viewer: { role: "staff" as const, id: "1", name: "owner 1" } };
  const { jobs } = await readDashboard(owner, { type: "legacy_migration", status: "cancelled" });
  expect(jobs.map(({ id }) => id)).toEqual(["3", "2", "1"]);
});

test("what is recorded next gets an id of its own", async () => {
  expect(
    await one("select jobs.create_job('export')::int > (select max(id) from object where id <> lastval())"),
  ).toBe(true);
});

test("jobs are scattered over as many owners and types as were asked for, and counted", async () => {
  const scattered = await openTestDatabase();
  try {
    await seedScattered(scattered.url, { jobs: 600, owners: 40, types: 30 });
    await expectExact(scattered.sql);
    expect(
      await scattered.sql(
        "select count(*)::int as jobs, count(distinct owner_id)::int as owners, count(distinct type)::int as types from job",
      ),
    ).toEqual([{ jobs: 600, owners: 40, types: 30 }]);
  } finally {
    await scattered.close();
  }
});
