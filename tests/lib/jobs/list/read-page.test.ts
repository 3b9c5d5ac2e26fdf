import fc from "fast-check";
import { expect, test } from "vitest";
import type { Access } from "@/lib/jobs/access";
import { type JobFilter, toParams } from "@/lib/jobs/filter/filter";
import { filterOf, type PageLink } from "@/lib/jobs/list/page-links";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { SORTS, type Sort } from "@/lib/jobs/sort";
import { PAGE_ROWS } from "@/lib/settings/viewer-settings";
import { rawParams } from "@/lib/web/request/raw-params";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

const NAMES = [
  null,
  "",
  "a",
  "A",
  "ä",
  "apples",
  "Äpfel",
  "Zebra",
  "1.5",
  "a.b",
  " ",
  "'; --",
  "\u{1f600}",
  "\ufffe\uffff",
];

interface Row {
  /** Places in NAMES and among ten microseconds. */
  name: number;
  time: number;
  /** Whether it is there, unchanged, as long as somebody walks. */
  lasts: boolean;
}
const row: fc.Arbitrary<Row> = fc.record({
  name: fc.nat(NAMES.length - 1),
  time: fc.nat(9),
  lasts: fc.boolean(),
});
/** What happens between two pages: some come, some go, and some begin to run. */
const change = fc.record({ come: fc.array(row, { maxLength: 8 }), go: fc.nat(8), start: fc.nat(4) });
const changes = fc.array(change, { minLength: 8, maxLength: 8 });

async function insert(access: Access, rows: Row[]): Promise<void> {
  await database().sql(
    `with given as (select * from unnest($1::text[], $2::int[], $3::bool[]) as given(name, time, lasts)),
       root as (insert into object (class_name, label) select 'Job', row_number() over () from given returning id, label),
       numbered as (select *, row_number() over () as n from given)
     insert into job (id, name, type, owner_id, owner_name, created_at, description)
     select id, name, 'sync', $4, 'walker', '2026-03-01T10:00:00Z'::timestamptz + time * interval '1 microsecond',
       case when lasts then 'lasts' end
     from numbered join root on label = n::text`,
    [
      rows.map((one) => NAMES[one.name] ?? null),
      rows.map((one) => one.time),
      rows.map((one) => one.lasts),
      access.viewer.id,
    ],
  );
}

async function happen(
  access: Access,
  { come, go, start }: typeof change extends fc.Arbitrary<infer T> ? T : never,
) {
  const passing =
    "select id from job where owner_id = $1 and description is null order by hashint8(id) limit $2";
  await database().sql(`delete from object where id in (${passing})`, [access.viewer.id, go]);
  await database().sql(`update job set status = 'running' where status = 'pending' and id in (${passing})`, [
    access.viewer.id,
    start,
  ]);
  await insert(
    access,
    come.map((one) => ({ ...one, lasts: false })),
  );
}

/** The ids of the pages, one after the other, as someone meets them who follows a link from each to the next. */
async function walk(
  access: Access,
  from: PageLink,
  way: "previous" | "next",
  given: Partial<JobFilter>,
  between: () => Promise<void>,
) {
  const pages: string[][] = [];
  const opened = await readDashboard(access, rawParams(toParams(given)));
  let params = toParams(filterOf(from, opened));
  // A walk in circles must end.
  for (let step = 0; step < 50; step++) {
    const page = await readDashboard(access, rawParams(params));
    expect(page.jobs.length).toBeLessThanOrEqual(25);
    // A notice says that this is another page than the one asked for: what was to come is gone.
    if (page.notices.length > 0) break;
    pages.push(page.jobs.map((job) => job.id));
    if (!page[way]) break;
    params = toParams(filterOf(way, page));
    await between();
  }
  return way === "next" ? pages.flat() : pages.toReversed().flat();
}

const ORDER_BY: Record<Sort, string> = {
  date: "created_at desc, job.id desc",
  name: 'name collate "und-x-icu" asc nulls last, job.id asc',
};

async function inOrder(access: Access, sort: Sort, where = "true"): Promise<string[]> {
  const rows = await database().sql(
    `select id::text from job where owner_id = $1 and ${where} order by ${ORDER_BY[sort]}`,
    [access.viewer.id],
  );
  return rows.map(({ id }) => String(id));
}

let walkers = 0;

test.each(SORTS.flatMap((sort) => (["next", "previous"] as const).map((way) => [sort, way] as const)))(
  "by %s, a person who pages from the %s page on sees each job that stays once and in order, whatever comes and goes",
  async (sort, way) => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 30, maxLength: 90 }), changes, async (rows, steps) => {
        const access = await database().asUser(`walker ${++walkers}`);
        await insert(access, rows);
        const lasting = await inOrder(access, sort, "description is not null");
        const left = [...steps];
        const met = await walk(access, way === "next" ? "first" : "last", way, { sort }, async () => {
          const next = left.pop();
          if (next) await happen(access, next);
        });
        const kept = new Set(lasting);
        expect(met.filter((id) => kept.has(id))).toEqual(lasting);
        expect(new Set(met).size).toBe(met.length);
        // And once nothing moves any more, all there is.
        const still = async () => undefined;
        expect(await walk(access, way === "next" ? "first" : "last", way, { sort }, still)).toEqual(
          await inOrder(access, sort),
        );
      }),
      { numRuns: 5, endOnFailure: true },
    );
  },
);

async function withJobs(length: number): Promise<Access> {
  const access = await database().asUser(`walker ${++walkers}`);
  await insert(
    access,
    Array.from({ length }, (_, n) => ({ name: n % NAMES.length, time: n % 10, lasts: true })),
  );
  return access;
}

const hundred = () => withJobs(100);

test("typed pages are the plain order's, from either end", async () => {
  const access = await hundred();
  for (const sort of SORTS) {
    const all = await inOrder(access, sort);
    for (const page of [1, 2, 3, 4]) {
      const read = await readDashboard(access, { sort, page: String(page) });
      expect(read.jobs.map((job) => job.id)).toEqual(all.slice((page - 1) * 25, page * 25));
      expect([read.first, read.exact, read.previous, read.next]).toEqual([
        (page - 1) * 25 + 1,
        true,
        page > 1,
        page < 4,
      ]);
    }
  }
});

test("the ends know where they are; in between the number of a page is one that may have moved", async () => {
  const access = await hundred();
  const first = await readDashboard(access, {});
  const second = await readDashboard(access, rawParams(toParams(filterOf("next", first))));
  expect([second.first, second.filter.page, second.exact]).toEqual([26, 2, false]);
  const back = await readDashboard(access, rawParams(toParams(filterOf("previous", second))));
  expect([back.first, back.filter.page, back.exact]).toEqual([1, 1, true]);
  expect(back.jobs).toEqual(first.jobs);
  const last = await readDashboard(access, { end: "1" });
  expect([last.first, last.filter.page, last.exact, last.next]).toEqual([76, 4, true, false]);
  const third = await readDashboard(access, rawParams(toParams(filterOf("previous", last))));
  const reached = await readDashboard(access, rawParams(toParams(filterOf("next", third))));
  expect([reached.first, reached.filter.page, reached.exact, reached.next]).toEqual([76, 4, true, false]);
});

test("a key that came without its page's number claims none, nor do the pages behind it", async () => {
  const access = await hundred();
  const first = await readDashboard(access, {});
  const { page: _, ...key } = rawParams(toParams(filterOf("next", first)));
  const second = await readDashboard(access, key);
  expect([second.first, second.previous, second.next]).toEqual([null, true, true]);
  const third = rawParams(toParams(filterOf("next", second)));
  expect(Object.keys(third)).toEqual(["after"]);
  expect((await readDashboard(access, third)).first).toBeNull();
});

test("a key outlives its row, and when nothing is left on its side, the nearest end shows with a notice", async () => {
  const access = await hundred();
  const first = await readDashboard(access, { sort: "name" });
  const beyond = rawParams(toParams(filterOf("next", first)));
  const expected = (await readDashboard(access, beyond)).jobs.map((job) => job.id);
  await database().sql("delete from object where id = $1", [first.jobs.at(-1)?.id]);
  expect((await readDashboard(access, beyond)).jobs.map((job) => job.id)).toEqual(expected);
  const ids = (await inOrder(access, "name")).slice(24);
  await database().sql("delete from object where id = any($1)", [ids]);
  const nothing = await readDashboard(access, beyond);
  expect(nothing.notices).toEqual(["The next page is empty now. Showing the last page."]);
  expect([nothing.jobs.length, nothing.first, nothing.exact]).toEqual([24, 1, true]);
});

test.each([
  ["date", "after", "17"],
  ["date", "after", "17.2026-02-30T00:00:00Z"],
  ["date", "before", "17.0000-01-01T00:00:00Z"],
  ["date", "before", "17.2026-01-01T00:00:00.1234567Z"],
  ["date", "after", "17.infinity"],
  ["date", "after", "99999999999999999999.2026-01-01T00:00:00Z"],
  ["name", "after", "x.Airports"],
  ["name", "after", `17.${"a".repeat(256)}`],
  ["name", "before", "17.a\0b"],
  ["name", "before", "17.\ud800"],
  ["date", "end", "2"],
])(
  "a key that can't be one is ignored with a notice, and the first page shows: by %s, %s=%j",
  async (sort, side, key) => {
    const access = await hundred();
    const read = await readDashboard(access, { sort, [side]: key });
    expect(read.notices).toHaveLength(1);
    expect(read.notices[0]).toMatch(/was ignored\.$/);
    expect(read.jobs).toEqual((await readDashboard(access, { sort })).jobs);
    expect(read.filter.from).toBeNull();
  },
);

const idsOf = ({ jobs }: { jobs: { id: string }[] }) => jobs.map(({ id }) => id);

test.each(PAGE_ROWS)(
  "pages of %d rows hold each job once, forwards, backwards and by their numbers",
  async (rows) => {
    const access = await withJobs(230);
    const read = (params: URLSearchParams) => readDashboard(access, rawParams(params), { rows });
    const all = await inOrder(access, "date");
    const pages = Math.ceil(230 / rows);
    const forwards = [await read(toParams({}))];
    for (let at = forwards[0]; at?.next; at = forwards.at(-1)) {
      forwards.push(await read(toParams(filterOf("next", at))));
    }
    const places = (found: typeof forwards) => found.map(({ first, page, exact }) => [first, page, exact]);
    expect(forwards.flatMap(idsOf)).toEqual(all);
    expect(places(forwards)).toEqual(
      Array.from({ length: pages }, (_, at) => [at * rows + 1, at + 1, at === 0 || at === pages - 1]),
    );
    const backwards = [await read(toParams({ cursor: { side: "end" } }))];
    for (let at = backwards[0]; at?.previous; at = backwards[0]) {
      backwards.unshift(await read(toParams(filterOf("previous", at))));
    }
    expect(backwards.map(idsOf)).toEqual(forwards.map(idsOf));
    expect(places(backwards)).toEqual(places(forwards));
    for (const page of [1, 2, pages]) {
      expect(idsOf(await read(toParams({ page })))).toEqual(all.slice((page - 1) * rows, page * rows));
    }
  },
);

test("a page behind those that were counted is not said to be missing", async () => {
  const access = await withJobs(130);
  const read = (params: Record<string, string>, most: number) =>
    readDashboard(access, { from: "0001-01-01", ...params }, { most });
  const past = await read({ page: "5" }, 100);
  expect([past.page, past.isWhole, idsOf(past).length]).toEqual([4, false, 25]);
  expect(past.notices).toEqual([
    "Page 5 can’t be opened by its number: only the first 4 pages have been counted. Showing page 4.",
  ]);
  expect((await read({ page: "5" }, 25)).notices).toEqual([
    "Page 5 can’t be opened by its number: only the first page has been counted. Showing page 1.",
  ]);
  expect((await read({ page: "9" }, 1_000)).notices).toEqual([
    "Page 9 doesn’t exist. Showing the last page (6).",
  ]);
});

test("a link leads a reader with another number of rows to the same place, and says about which it is", async () => {
  const access = await withJobs(600);
  const all = await inOrder(access, "date");
  for (const [mine, theirs] of [
    [25, 100],
    [100, 25],
    [50, 100],
  ] as const) {
    const second = await readDashboard(access, { page: "3" }, { rows: mine });
    const link = rawParams(toParams(filterOf("next", second)));
    const found = await readDashboard(access, link, { rows: theirs });
    expect(idsOf(found)).toEqual(all.slice(3 * mine, 3 * mine + theirs));
    expect([found.first, found.exact]).toEqual([3 * mine + 1, false]);
    expect(Math.abs(found.page - (3 * mine) / theirs - 1)).toBeLessThan(1);
  }
  const past = await readDashboard(access, { page: "20" }, { rows: 100 });
  expect([past.page, past.first, past.notices]).toEqual([
    6,
    501,
    ["Page 20 doesn’t exist. Showing the last page (6)."],
  ]);
});
