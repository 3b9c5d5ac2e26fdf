import fc from "fast-check";
import { expect, test } from "vitest";
import type { Access } from "@/lib/jobs/access";
import { compactCounts } from "@/lib/jobs/counts/compact-counts";
import { countJobs } from "@/lib/jobs/counts/count-jobs";
import { getJob } from "@/lib/jobs/get-job";
import { type JobSummary, jobSummary } from "@/lib/jobs/job";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { STATUS } from "@/lib/jobs/status";
import { microseconds } from "@/lib/live/new-jobs";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertJobs } from "@/tests/support/jobs/recount";
import { begun, type Known, listOf, openReader, watching } from "@/tests/support/live/watching";
import { sizeFor } from "@/tests/support/size";

const RUNS = sizeFor({ small: 4, full: 60 });
const STEPS = sizeFor({ small: 40, full: 170 });
const WRITERS = 3;

const some = "(select id from job where id % 3 = $1 order by id desc limit 4 for update skip locked)";
const ended = "finished_at = clock_timestamp()";
const STATEMENTS = {
  start: `update job set status = 'running' where id in ${some} and status in ('pending', 'queued')`,
  complete: `update job set status = 'completed', ${ended} where id in ${some} and status = 'running'`,
  cancel: `update job set status = 'cancelled', ${ended} where id in ${some} and status in ('pending', 'running')`,
  retype: `update job set type = case type when 'import' then 'sync' else 'import' end where id in ${some}`,
  hand: `update job set owner_id = (select id from app_user where id is distinct from job.owner_id order by id limit 1)
    where id in ${some}`,
  reject: `update job set rows_given = 9, rows_rejected = (rows_rejected + 1) % 2 where id in ${some}`,
  name: `update job set name = 'Named ' || id where id in ${some}`,
  progress: `insert into job_execution (job_id, progress_done) select id, 1 from job where id in ${some}
    on conflict (job_id) do update set progress_done = job_execution.progress_done + 1`,
  delete: `delete from object where id in ${some}`,
  fold: "select jobs.compact_counts(3 + $1::int)",
} as const;

const insert = fc.record({
  step: fc.constant("insert" as const),
  many: fc.integer({ min: 1, max: 9 }),
  type: fc.constantFrom("import", "ingest", "sync"),
  status: fc.constantFrom("pending", "queued", "running", "completed", "failed"),
  owner: fc.nat({ max: 2 }),
});
const statement = fc.record({
  step: fc.constantFrom(...(Object.keys(STATEMENTS) as (keyof typeof STATEMENTS)[])),
  pick: fc.nat({ max: 2 }),
});
const steps = fc.array(fc.oneof(insert, statement, statement, statement), {
  minLength: STEPS / 2,
  maxLength: STEPS,
});

const FILTERS = [
  {},
  { status: "running" },
  { tab: "imports" },
  { type: "sync" },
  { tab: "imports", status: "failed" },
] as const;

type Drawn<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;
type Step = Drawn<typeof insert> | Drawn<typeof statement>;

interface Watched {
  access: Access;
  filter: (typeof FILTERS)[number];
  /** Follows its first page. */
  first: Known;
  /** Looks at rows that were there, and counts what is new since. */
  page: Known;
  since: string;
}

const comparable = ({ durationSeconds, ...job }: JobSummary) => ({
  ...job,
  durationSeconds: STATUS[job.status].isActive ? null : durationSeconds,
});
const orNull = (job: JobSummary | null | undefined) => (job ? comparable(job) : null);

/** What somebody knows, and what a fresh read says. */
async function compared({ access, filter, first, page, since }: Watched) {
  const [fresh, counts] = [await readDashboard(access, filter), await countJobs(access)];
  const known = {
    page: [...(first.watch.present()?.rows ?? [])].map(([id, job]) => [id, orNull(job)]),
    totals: [first.total, page.total],
    cards: [first.counts?.cards("general"), page.counts?.cards("imports")],
    rejected: first.counts?.completedWithRejectedRows("general"),
    rows: [...page.rows].map(([id, job]) => [id, orNull(job)]),
    newJobs: page.newJobs,
  };
  const rows = await Promise.all(
    [...page.rows.keys()].map(async (id) => {
      const job = await getJob(access, id);
      return [id, job && orNull(jobSummary.parse(job))];
    }),
  );
  const created = (await allOf(access, filter)).filter(
    ({ createdAt }) => microseconds(createdAt) > microseconds(since),
  ).length;
  return {
    known,
    fresh: {
      page: fresh.jobs.map((job) => [job.id, orNull(job)]),
      totals: [fresh.total, fresh.total],
      cards: [counts.cards("general"), counts.cards("imports")],
      rejected: counts.completedWithRejectedRows("general"),
      rows,
      newJobs: { count: Math.min(created, 25), more: created > 25 },
    },
  };
}

/** The first 26 of a list at least. */
async function allOf(access: Access, filter: (typeof FILTERS)[number]) {
  const pages = [await readDashboard(access, filter), await readDashboard(access, { ...filter, page: "2" })];
  return [...new Map(pages.flatMap(({ jobs }) => jobs).map((job) => [job.id, job])).values()];
}

async function take({ sql }: TestDatabase, step: Step, owners: readonly (string | null)[]) {
  if (step.step === "insert") await insertJobs(sql, { ...step, owner: owners[step.owner] ?? null });
  else await sql(STATEMENTS[step.step], [step.pick]);
}

test("the updates of each viewer add up to what a new read returns, and hold no other owner's jobs", async () => {
  const opened = await openTestDatabase();
  try {
    const users = [await opened.asUser("one"), await opened.asUser("two")];
    const owners = [null, ...users.map(({ viewer }) => viewer.id)];
    const readers = [openReader(opened.url), openReader(opened.url)];
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: WRITERS, maxLength: WRITERS }), async (all) => {
        await insertJobs(opened.sql, { many: 30, owner: owners[1] ?? null, status: "running" });
        const [row] = await opened.sql("select clock_timestamp()::text as now");
        const since = `${String(row?.now).replace(" ", "T").slice(0, -3)}Z`;
        const watched: Watched[] = [];
        for (const [at, access] of [opened.access, ...users].entries()) {
          for (const filter of FILTERS) {
            const reader = readers[at % 2] ?? readers[0];
            if (!reader) throw new Error("no reader");
            const { jobs } = await readDashboard(access, filter);
            const rows = jobs.map(({ id }) => id);
            const first = watching(reader, access.viewer, listOf(filter));
            const page = watching(reader, access.viewer, listOf({ ...filter, rows, newSince: since }));
            watched.push({ access, filter, first, page, since });
          }
        }
        await begun(...watched.flatMap(({ first, page }) => [first, page]));
        await Promise.all(
          all.map(async (ofWriter) => {
            for (const step of ofWriter) await take(opened, step, owners);
          }),
        );
        await compactCounts(opened.db);
        for (const one of watched) {
          await expect
            .poll(async () => {
              const { known, fresh } = await compared(one);
              return { known, isSame: JSON.stringify(known) === JSON.stringify(fresh), fresh };
            })
            .toMatchObject({ isSame: true });
        }
        for (const { access, first, page } of watched) {
          if (access.viewer.role === "staff") {
            const rows = [...first.everyRow, ...page.everyRow];
            expect(new Set(rows.map(({ ownerId }) => ownerId))).toEqual(
              new Set(rows.length > 0 ? [access.viewer.id] : []),
            );
          }
          first.watch.close();
          page.watch.close();
        }
      }),
      { numRuns: RUNS },
    );
    for (const reader of readers) expect(reader.size).toEqual({ watches: 0, things: 0 });
  } finally {
    await opened.close();
  }
});
