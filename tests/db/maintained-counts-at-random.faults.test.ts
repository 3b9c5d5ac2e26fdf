import fc from "fast-check";
import { expect, test } from "vitest";
import { openTestDatabase } from "@/tests/support/database";
import { expectExact, insertJobs, type Session, withSessions } from "@/tests/support/jobs/recount";
import { sizeFor } from "@/tests/support/size";

const WRITERS = 3;
const RUNS = sizeFor({ small: 5, full: 100 });
const STEPS = sizeFor({ small: 30, full: 120 });

const some = "(select id from job where id % 3 = $1 order by id limit 4 for update skip locked)";
const ended = "finished_at = clock_timestamp()";
/** What a writer may do. Rows that another holds are left alone, so that one process can play all writers. */
const STATEMENTS = {
  begin: "begin",
  "begin strictly": "begin isolation level repeatable read",
  commit: "commit",
  rollback: "rollback",
  savepoint: "savepoint here",
  "rollback to": "rollback to here",
  release: "release here",
  immediate: "set constraints all immediate",
  start: `update job set status = 'running' where id in ${some} and status in ('pending', 'queued')`,
  complete: `update job set status = 'completed', ${ended} where id in ${some} and status = 'running'`,
  cancel: `update job set status = 'cancelled', ${ended} where id in ${some} and status in ('pending', 'queued', 'running')`,
  retype: `update job set type = case type when 'import' then 'sync' else 'import' end where id in ${some}`,
  hand: `update job set owner_id = case when owner_id is null then 1 when owner_id = 1 then 2 end where id in ${some}`,
  reject: `update job set rows_given = 9, rows_rejected = (rows_rejected + 1) % 2 where id in ${some}`,
  name: `update job set name = 'Another' where id in ${some}`,
  delete: `delete from job where id in ${some}`,
  fold: "select jobs.compact_counts(3 + $1::int)",
  "fold all": "select jobs.compact_counts(1000)",
  repair: "select jobs.repair_counts()",
} as const;

const insert = fc.record({
  step: fc.constant("insert" as const),
  many: fc.integer({ min: 1, max: 4 }),
  type: fc.constantFrom("import", "ingest", "sync", "other"),
  status: fc.constantFrom("pending", "queued", "running", "completed", "failed"),
  owner: fc.constantFrom(null, "1", "2"),
  rejected: fc.nat({ max: 1 }),
});
const statement = fc.record({
  step: fc.constantFrom(...(Object.keys(STATEMENTS) as (keyof typeof STATEMENTS)[])),
  pick: fc.nat({ max: 2 }),
});
const steps = fc.array(
  fc.tuple(fc.nat({ max: WRITERS - 1 }), fc.oneof(insert, insert, statement, statement)),
  {
    minLength: STEPS / 2,
    maxLength: STEPS,
  },
);
type Drawn<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;
type Step = Drawn<typeof insert> | Drawn<typeof statement>;

/** Does a step. One that its transaction's state does not allow, or that an old snapshot forbids, is refused. */
async function take({ run }: Session, step: Step) {
  try {
    if (step.step === "insert") await insertJobs(run, step);
    else {
      const text = STATEMENTS[step.step];
      await run(text, text.includes("$1") ? [step.pick] : []);
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    expect(["25001", "25P01", "25P02", "3B001", "40001", "55P03"]).toContain(code);
  }
}

test("recount and maintained counts agree at each moment, for each reader, whatever several writers do", async () => {
  const opened = await openTestDatabase();
  try {
    await opened.asUser("one");
    await opened.asUser("two");
    // Every commit folds, far more often than in life.
    await opened.sql(`create constraint trigger fold_often after insert on job_count_change
      deferrable initially deferred for each row execute function jobs.compact_when_due()`);
    await fc.assert(
      fc.asyncProperty(steps, fc.nat({ max: STEPS }), async (all, from) => {
        await withSessions(opened, WRITERS + 2, async (observer, reader, ...writers) => {
          for (const [at, [writer, step]] of all.entries()) {
            const session = writers[writer];
            if (session) await take(session, step);
            await expectExact(observer.run);
            if (at === from) await reader.run("begin isolation level repeatable read");
            if (at >= from) await expectExact(reader.run);
          }
          await Promise.all(writers.map(({ run }) => run("rollback")));
          await reader.run("rollback");
          await expectExact(opened.sql);
        });
      }),
      { numRuns: RUNS },
    );
    expect((await opened.sql("select from job")).length).toBeGreaterThan(0);
  } finally {
    await opened.close();
  }
});
