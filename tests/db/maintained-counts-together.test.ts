import { expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { expectExact, insertJobs, type Session, withSessions } from "@/tests/support/jobs/recount";

const WRITERS = 16;

async function withDatabase(use: (database: TestDatabase) => Promise<void>) {
  const opened = await openTestDatabase();
  // A writer folds at every 512th number.
  await opened.sql("alter sequence job_count_change_number_seq restart with 450");
  try {
    await use(opened);
  } finally {
    await opened.close();
  }
}

const numberOf = async ({ sql }: TestDatabase, table: string) =>
  Number((await sql(`select count(*) as n from ${table}`))[0]?.n);

/** Leaves many changes behind, none of them folded. */
async function leaveChanges({ sql }: TestDatabase, many: number) {
  await sql("alter table job_count_change disable trigger compact_when_due");
  await sql(`do $$ begin for at in 1..${many} loop perform jobs.create_job('t' || at % 7); end loop; end $$`);
  await sql("alter table job_count_change enable trigger compact_when_due");
}

test("sixteen writers of one type, all in open transactions, never wait for each other", () =>
  withDatabase(async (opened) =>
    withSessions(opened, WRITERS, async (...writers) => {
      // One of them comes to fold.
      const write = async ({ run }: Session) => {
        for (let at = 0; at < 5; at++) {
          const [id] = await insertJobs(run);
          await run("select jobs.start_job($1)", [id]);
          await run("select jobs.complete_job($1)", [id]);
        }
      };
      await Promise.all(writers.map(({ run }) => run("begin")));
      // None has committed yet: who waited for another would do so until its lock_timeout.
      await Promise.all(writers.map(write));
      await expectExact(opened.sql);
      await Promise.all(writers.map(({ run }, at) => run(at % 4 === 0 ? "rollback" : "commit")));
      await expectExact(opened.sql);
      const [row] = await opened.sql("select completed::int from jobs.maintained_counts('*', '{import}')");
      expect(row?.completed).toBe(12 * 5);
    }),
  ));

test("two transactions that finish jobs of the same types in opposite order do not wait for each other", () =>
  withDatabase(async (opened) =>
    withSessions(opened, 2, async (one, other) => {
      const running = { status: "running" };
      const [imports, syncs] = [
        await insertJobs(opened.sql, { ...running, many: 2 }),
        await insertJobs(opened.sql, { ...running, many: 2, type: "sync" }),
      ];
      const finish = ({ run }: Session, id = "") => run("select jobs.complete_job($1)", [id]);
      await Promise.all([one, other].map(({ run }) => run("begin")));
      await finish(one, imports[0]);
      await finish(other, syncs[0]);
      await finish(one, syncs[1]);
      await finish(other, imports[1]);
      await Promise.all([one.run("commit"), other.run("commit")]);
      await expectExact(opened.sql);
    }),
  ));

test("of two transactions that finish the same jobs in opposite order one ends both, and each is counted once", () =>
  withDatabase(async (opened) =>
    withSessions(opened, 2, async (one, other) => {
      const [a, b] = await insertJobs(opened.sql, { many: 2, status: "running" });
      const finish = ({ run }: Session, id = "") => run("select jobs.complete_job($1)", [id]);
      await Promise.all([one, other].map(({ run }) => run("begin")));
      await finish(one, a);
      await finish(other, b);
      // The jobs' own rows: one of the two has to give way.
      const ends = await Promise.allSettled([finish(one, b), finish(other, a)]);
      expect(ends.filter(({ status }) => status === "rejected")).toHaveLength(1);
      await Promise.all([one, other].map(({ run }) => run("commit")));
      await expectExact(opened.sql);
      expect(await opened.sql("select completed::int from jobs.maintained_counts('*', '{*}')")).toEqual([
        { completed: 2 },
      ]);
    }),
  ));

test("writers fold by themselves, so that few changes are ever left", () =>
  withDatabase(async (opened) =>
    withSessions(opened, 4, async (...writers) => {
      await Promise.all(
        writers.map(async ({ run }) => {
          for (let at = 0; at < 150; at++) await insertJobs(run);
        }),
      );
      expect(await numberOf(opened, "job_count_change")).toBeLessThan(600);
      expect(
        await opened.sql("select pending::int from job_count where (whose, types) = ('*', '*')"),
      ).toEqual([{ pending: expect.any(Number) }]);
      await expectExact(opened.sql);
    }),
  ));

test("folding is bounded, and eight at once fold everything once", () =>
  withDatabase(async (opened) => {
    await leaveChanges(opened, 400);
    const fold = async ({ run }: Pick<Session, "run">, most: number) =>
      Number((await run(`select jobs.compact_counts(${most}) as n`))[0]?.n);
    await withSessions(opened, 8, async (...sessions) => {
      expect(await fold({ run: opened.sql }, 50)).toBe(50);
      expect(await numberOf(opened, "job_count_change")).toBe(350);
      await expectExact(opened.sql);
      let folded = 50;
      while (folded < 400) {
        const some = await Promise.all(sessions.map((session) => fold(session, 40)));
        folded += some.reduce((sum, n) => sum + n, 0);
        await expectExact(opened.sql);
      }
      expect([folded, await numberOf(opened, "job_count_change")]).toEqual([400, 0]);
      expect(await fold({ run: opened.sql }, 50)).toBe(0);
    });
  }));

test("while one folds, or verifies with repair, others write and commit; a fold that is undone changes nothing", () =>
  withDatabase(async (opened) => {
    await leaveChanges(opened, 130);
    await withSessions(opened, 2, async (folding, writing) => {
      for (const hold of ["select jobs.compact_counts(100)", "select jobs.repair_counts()"]) {
        await folding.run("begin");
        await folding.run(hold);
        for (let at = 0; at < 140; at++) await insertJobs(writing.run);
        await writing.run("update job set status = 'running' where id % 3 = 0 and status = 'pending'");
        await writing.run("delete from job where id % 7 = 0");
        expect(await writing.run("select jobs.compact_counts(10) as n")).toEqual([{ n: 0 }]);
        await expectExact(opened.sql);
        await expectExact(folding.run);
        await folding.run("rollback");
        await expectExact(opened.sql);
      }
    });
    await opened.sql("select jobs.compact_counts(1000)");
    await expectExact(opened.sql);
  }));

test("a transaction that has folded goes on writing, and its changes are counted", () =>
  withDatabase(async (opened) =>
    withSessions(opened, 2, async (one, other) => {
      await one.run("begin");
      for (let at = 0; at < 130; at++) await insertJobs(one.run);
      await one.run("set constraints all immediate");
      await insertJobs(other.run, { type: "sync" });
      await insertJobs(one.run, { many: 3 });
      await one.run("savepoint later");
      await insertJobs(one.run, { many: 2, type: "sync" });
      await expectExact(one.run);
      await expectExact(opened.sql);
      await one.run("commit");
      await expectExact(opened.sql);
      await opened.sql("select jobs.compact_counts(1000)");
      await expectExact(opened.sql);
      expect(await numberOf(opened, "job_count_change")).toBe(0);
    }),
  ));

test.each(["repeatable read", "serializable"])("writers that are %s commit while others fold", (level) =>
  withDatabase(async (opened) =>
    withSessions(opened, 2, async (strict, other) => {
      await strict.run(`begin isolation level ${level}`);
      for (let at = 0; at < 70; at++) {
        await insertJobs(strict.run, { type: "sync" });
        for (let more = 0; more < 3; more++) await insertJobs(other.run);
      }
      await strict.run("commit");
      await expectExact(opened.sql);
    }),
  ),
);

test("a reader's snapshot keeps its counts, whatever is written, folded and repaired meanwhile", () =>
  withDatabase(async (opened) =>
    withSessions(opened, 2, async (reader, writer) => {
      await leaveChanges(opened, 60);
      await reader.run("begin isolation level repeatable read");
      const counts = () =>
        reader.run("select * from jobs.maintained_counts('*', '{*,t1,t2,sync}') order by 1");
      const before = await counts();
      for (let at = 0; at < 150; at++) await insertJobs(writer.run, { type: "sync" });
      await writer.run("delete from job where type = 't1'");
      await writer.run("select jobs.compact_counts(20)");
      await writer.run("select jobs.repair_counts()");
      expect(await counts()).toEqual(before);
      await expectExact(reader.run);
      await expectExact(opened.sql);
    }),
  ));

test("reading costs the same however many folded changes an old snapshot keeps from being vacuumed", () =>
  withDatabase(async (opened) =>
    withSessions(opened, 2, async (old, reader) => {
      await old.run("begin isolation level repeatable read; select from job");
      await opened.sql(
        "create procedure write() language plpgsql as $$ begin for at in 1..4000 loop perform jobs.create_job('sync'); commit; end loop; end $$",
      );
      await opened.sql("call write()");
      await opened.sql("vacuum job_count_change");
      const [size] = await opened.sql("select pg_relation_size('job_count_change') / 8192 as pages");
      await reader.run("set enable_seqscan = off");
      const plan = await reader.run(
        "explain (analyze, buffers, format json) select from jobs.pending_change",
      );
      expect(Number(size?.pages)).toBeGreaterThan(30);
      const read = JSON.stringify(plan).match(/"Shared Hit Blocks": ?(\d+)/)?.[1];
      expect(Number(read)).toBeLessThan(25);
      await expectExact(opened.sql);
    }),
  ));

test("counts stay exact on a server that counts its transactions from elsewhere, as after a restore", () =>
  withDatabase(async (opened) => {
    const { sql } = opened;
    await leaveChanges(opened, 40);
    await sql("select jobs.compact_counts(1000)");
    await insertJobs(sql, { many: 2 });
    for (const next of ["9000000000000", "1"]) {
      await sql("update job_count_fold set next = $1, running = '{3}', folded_in = '5'", [next]);
      await insertJobs(sql, { type: "sync" });
      await expectExact(sql);
      await sql("select jobs.compact_counts(1)");
      await expectExact(sql);
      await sql("select jobs.compact_counts(1000)");
      await expectExact(sql);
      await insertJobs(sql, { type: "sync" });
      await expectExact(sql);
    }
    await sql("delete from job_count_fold");
    await insertJobs(sql, { type: "sync" });
    await expectExact(sql);
  }));
