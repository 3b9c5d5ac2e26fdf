import { beforeAll, expect, test } from "vitest";
import type { Access } from "@/lib/jobs/access";
import { DEFAULT_FILTER, toParams } from "@/lib/jobs/filter/filter";
import { findNeighbours } from "@/lib/jobs/list/find-neighbours";
import { filterOf } from "@/lib/jobs/list/page-links";
import { type Dashboard, readDashboard } from "@/lib/jobs/list/read-dashboard";
import { SORTS, type Sort } from "@/lib/jobs/sort";
import { rawParams } from "@/lib/web/request/raw-params";
import { testDatabase } from "@/tests/support/database";
import { exportFiltered } from "@/tests/support/jobs/export-filtered";

const database = testDatabase();
let access: Access;
const [ROWS, LOOK] = [400, 60];

/** Three jobs rejected rows, of which two are next to each other. */
const REJECTED = ["150", "151", "390"];

beforeAll(async () => {
  access = database().access;
  await database().sql(
    `with root as (insert into object (id, class_name) select n, 'Job' from generate_series(1, $1::int) as n returning id)
     insert into job (id, name, type, status, created_at, finished_at, rows_rejected)
     select id, case when id % 40 > 0 then 'Job ' || lpad(id::text, 3, '0') end, 'import',
       (array['completed', 'failed', 'cancelled'])[1 + id % 3],
       '2026-03-01T10:00:00Z'::timestamptz - id * interval '1 minute', '2026-03-02T10:00:00Z',
       case when id::text = any ($2::text[]) then 5 else 0 end
     from root`,
    [ROWS, REJECTED],
  );
});

const read = (params: Record<string, string>, look = LOOK) =>
  readDashboard(access, { rejected: "yes", ...params }, { most: 1_000, look });

async function walk(way: "next" | "previous", first: Dashboard) {
  const pages = [first];
  for (let at = first; at[way]; ) {
    at = await readDashboard(access, rawParams(toParams(filterOf(way, at))), { most: 1_000, look: LOOK });
    pages.push(at);
    expect(pages.length).toBeLessThan(20);
  }
  return pages;
}

const idsOf = (pages: Dashboard[]) => pages.flatMap(({ jobs }) => jobs.map(({ id }) => id));

test.each(SORTS)(
  "a search that stops continues where it stopped, and finds each job once: by %s",
  async (sort) => {
    const first = await read({ sort });
    expect(first).toMatchObject({ jobs: [], total: 0, isWhole: false, next: true });
    const pages = await walk("next", first);
    // Sixty at a time, and once more to see that nothing follows.
    expect(pages).toHaveLength(Math.ceil((ROWS + 1) / LOOK));
    expect(idsOf(pages)).toEqual(REJECTED);
    expect(pages.at(-1)?.lookedTo).toBeNull();
    const last = await read({ sort, end: "1" });
    expect(idsOf([last])).toEqual(["390"]);
    expect(idsOf((await walk("previous", last)).reverse())).toEqual(REJECTED);
  },
);

test("it says to where it looked, and how many jobs there are at least", async () => {
  const { lookedTo, total, isWhole, jobs } = await read({}, 150);
  expect(lookedTo).toEqual({ side: "after", place: { id: "150", value: "2026-03-01T07:30:00Z" } });
  // The last one looked at matches.
  expect(jobs.map(({ id }) => id)).toEqual(["150"]);
  expect([total, isWhole]).toEqual([1, false]);
});

test("what is sorted by name is counted by date, too: jobs outside of the dates are not looked through", async () => {
  const asked = { sort: "name", from: "2026-03-01T07:29:00Z", to: "2026-03-01T07:30:00Z" };
  expect(await read(asked, 10)).toMatchObject({ total: 2, isWhole: true });
});

test("with no bound in its way, it has all jobs and their number", async () => {
  for (const sort of SORTS) {
    const whole = await read({ sort }, ROWS + 1);
    expect(idsOf([whole])).toEqual(REJECTED);
    expect(whole).toMatchObject({ total: 3, isWhole: true, next: false, lookedTo: null });
  }
});

test("a full page does not stop early: what is behind it is on the next one", async () => {
  const first = await readDashboard(access, { rejected: "no" }, { most: 1_000, look: 26 });
  expect([first.jobs.length, first.next, first.lookedTo, first.isWhole]).toEqual([25, true, null, false]);
  const ids = idsOf(await walk("next", first));
  expect(ids).toHaveLength(ROWS - REJECTED.length);
  expect(new Set(ids).size).toBe(ids.length);
});

test("two filters that contradict each other let no job through", async () => {
  expect(await read({ status: "failed", silent: "yes" })).toMatchObject({
    jobs: [],
    total: 0,
    isWhole: true,
  });
});

test.each([
  ["date" as Sort, "date"],
  ["name" as Sort, "name"],
])("dates are a range of the order by date, and are looked for by %s", async (sort) => {
  const params = { sort, from: "2026-03-01T07:29:00Z", to: "2026-03-01T07:30:00Z" };
  const found = await readDashboard(access, params, { most: 1_000, look: LOOK });
  // By name too, they are counted by date.
  expect([found.total, found.isWhole]).toEqual([2, true]);
  expect(idsOf(await walk("next", found))).toEqual(["150", "151"]);
});

test.each(SORTS)(
  "an export has all jobs, however few match, and a neighbour is found: by %s",
  async (sort) => {
    const filter = { ...DEFAULT_FILTER, sort, rejected: "yes" as const };
    const pieces: Buffer[] = [];
    for await (const piece of exportFiltered(access, filter, 7)) pieces.push(piece);
    expect(Buffer.concat(pieces).toString().match(/^\d+/gm)).toEqual(REJECTED);
    const [, second] = (await read({ sort }, ROWS + 1)).jobs;
    if (!second) throw new Error("there is no second job");
    const { previous, next } = await findNeighbours(access, second, filter);
    expect([previous?.id, next?.id]).toEqual(["150", "390"]);
  },
);
