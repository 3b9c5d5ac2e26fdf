import { expect, test } from "vitest";
import { toParams } from "@/lib/jobs/filter/filter";
import { filterOf } from "@/lib/jobs/list/page-links";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { SORTS } from "@/lib/jobs/sort";
import { PAGE_ROWS } from "@/lib/settings/viewer-settings";
import { rawParams } from "@/lib/web/request/raw-params";
import { testDatabase } from "@/tests/support/database";
import { inOrder, withJobs } from "@/tests/support/jobs/walked";

const database = testDatabase();

const hundred = () => withJobs(database(), 100);

test("typed pages are the plain order's, from either end", async () => {
  const access = await hundred();
  for (const sort of SORTS) {
    const all = await inOrder(database(), access, sort);
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
  const ids = (await inOrder(database(), access, "name")).slice(24);
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
    const access = await withJobs(database(), 230);
    const read = (params: URLSearchParams) => readDashboard(access, rawParams(params), { rows });
    const all = await inOrder(database(), access, "date");
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
  const access = await withJobs(database(), 130);
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
  const access = await withJobs(database(), 600);
  const all = await inOrder(database(), access, "date");
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
