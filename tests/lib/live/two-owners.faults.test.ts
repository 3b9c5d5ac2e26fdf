import { expect, onTestFinished, test } from "vitest";
import type { Access } from "@/lib/jobs/access";
import { clearJobs } from "@/lib/jobs/clear/clear-jobs";
import { countJobs } from "@/lib/jobs/counts/count-jobs";
import type { Reader } from "@/lib/live/reader";
import type { Interest, Update } from "@/lib/live/update";
import { testDatabase } from "@/tests/support/database";
import { type Session, withSessions } from "@/tests/support/jobs/recount";
import { listOf, openReader } from "@/tests/support/live/watching";
import { sizeFor } from "@/tests/support/size";

const database = testDatabase();
const CHANGES = sizeFor({ small: 500, full: 10_000 });
const WRITERS = 4;
const FEWEST_UPDATES = 2;

/** Every update that a viewer gets, as it comes. */
function recorded(reader: Reader, { viewer }: Access, interest: Interest): Update[] {
  const updates: Update[] = [];
  const watch = reader.watch({ viewer, signIn: null }, interest, {
    update: (update) => void updates.push(update),
    delayed: () => undefined,
    ended: () => undefined,
  });
  onTestFinished(() => watch.close());
  return updates;
}

/** Everything in them, as text. */
const textOf = (updates: readonly Update[]) =>
  updates.map(({ rows, ...parts }) => JSON.stringify([parts, [...(rows?.values() ?? [])]])).join();

/** How many jobs the viewer was ever said to have. */
const totalsOf = (updates: readonly Update[]) => [
  ...new Set(updates.flatMap(({ counts }) => (counts ? [counts.cards("general").total] : []))),
];

const lastCounts = (updates: readonly Update[]) =>
  updates.findLast(({ counts }) => counts)?.counts?.cards("general");

/**
 * Changes as they come in life, none of which changes how many jobs an owner has. $1 is an owner, $2 the other. The
 * status is looked at again when the job is locked: another writer may have moved it meanwhile.
 */
const one = "select * from job where owner_id = $1 order by random() limit 1";
const CHANGE = [
  `update job set status = 'running' where status = 'pending' and id in (select id from (${one}) as one where status = 'pending' and $2::bigint > 0)`,
  `update job set status = 'completed', finished_at = clock_timestamp()
   where status = 'running' and id in (select id from (${one}) as one where status = 'running' and $2::bigint > 0)`,
  `with gone as (delete from job where id = (select id from (${one}) as one where $2::bigint > 0) returning *),
     root as (insert into object (class_name) select 'Job' from gone returning id)
   insert into job (id, type, name, owner_id, owner_name) select root.id, 'import', name, owner_id, owner_name from root, gone`,
  // They exchange a job, which bears its owner's name.
  "select exchange_a_job($1, $2)",
];

/** Locks both jobs before it changes them: an update that first meets them locked may find only one of them again. */
const EXCHANGE = `create function exchange_a_job(one bigint, other bigint) returns void language plpgsql as $$
  declare mine bigint; theirs bigint;
  begin
    select id into mine from job where owner_id = one order by id for update skip locked limit 1;
    select id into theirs from job where owner_id = other order by id for update skip locked limit 1;
    if mine is not null and theirs is not null then
      update job set owner_id = u.id, owner_name = u.name, name = u.name from app_user as u
      where job.id in (mine, theirs) and u.id = case job.id when mine then other else one end;
    end if;
  end $$`;

test(`during ${CHANGES} changes and their compaction, two owners see only their own jobs, and their counts are always exact`, async () => {
  const { access, asUser, sql, store } = database();
  const [anna, bela] = [await asUser("anna"), await asUser("bela")];
  const owners = [anna.viewer.id, bela.viewer.id];
  await sql(
    `with root as (insert into object (class_name) select 'Job' from generate_series(1, 100) returning id)
     insert into job (id, type, name, owner_id, owner_name)
     select root.id, 'sync', u.name, u.id, u.name from root join app_user as u on u.id = ($1::bigint[])[1 + (root.id % 5) / 3]`,
    [owners],
  );
  await sql(EXCHANGE);
  await sql(`create constraint trigger compact_often after insert on job_count_change
    deferrable initially deferred for each row execute function jobs.compact_when_due()`);
  onTestFinished(async () => void (await sql("drop trigger compact_often on job_count_change")));
  const rows = (await sql("select id::text from job order by id")).map(({ id }) => String(id));
  const { runId: clearRun } = await clearJobs(bela, store, 30);
  const reader = openReader(database().url);
  const look = (viewer: Access) => [
    recorded(reader, viewer, listOf({ rows, clearRun })),
    recorded(reader, viewer, listOf({ tab: "imports" })),
    recorded(reader, viewer, listOf({ status: "running", type: "sync", newSince: "2026-01-01T00:00:00Z" })),
    ...rows.slice(0, 5).map((id) => recorded(reader, viewer, { kind: "job", id, subtasks: null })),
  ];
  const [annas, belas, all] = [look(anna), look(bela), look(access)];
  await expect.poll(() => [annas, belas, all].flat().every(({ length }) => length > 0)).toBe(true);
  await withSessions(database(), WRITERS, async (...writers) => {
    let made = 0;
    // However fast the machine is, some updates come meanwhile.
    const isEnough = () =>
      made >= CHANGES && [annas, belas, all].every(([list]) => list && list.length > FEWEST_UPDATES);
    const write = async ({ run }: Session) => {
      while (!isEnough()) {
        const [mine, theirs] = made % 2 === 0 ? owners : owners.toReversed();
        await run(CHANGE[Math.floor(made++ / 2) % CHANGE.length] ?? "", [mine, theirs]);
      }
    };
    await Promise.all(writers.map(write));
  });
  const inAll = { [anna.viewer.name]: annas, [bela.viewer.name]: belas, all };
  for (const [whose, total] of Object.entries({ anna: 60, bela: 40, all: 100 })) {
    const viewer = { anna, bela }[whose] ?? access;
    const now = (await countJobs(viewer)).cards("general");
    expect(now.total).toBe(total);
    const [list = [], imports = [], filtered = []] = inAll[whose] ?? [];
    for (const one of [list, imports, filtered]) {
      await expect.poll(() => lastCounts(one)).toEqual(now);
      expect(totalsOf(one)).toEqual([total]);
    }
  }
  const named = [annas, belas].map((updates) => {
    const text = textOf(updates.flat());
    return ["anna", "bela"].map((name) => text.includes(name));
  });
  expect(named).toEqual([
    [true, false],
    [false, true],
  ]);
  const runs = (updates: Update[] = []) => new Set(updates.map((update) => update.clearRun));
  expect([...runs(annas[0])].filter(Boolean)).toEqual([]);
  expect([...runs(belas[0])].filter(Boolean)).toHaveLength(1);
});
