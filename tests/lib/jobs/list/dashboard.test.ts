import { beforeAll, expect, test } from "vitest";
import type { Access } from "@/lib/jobs/access";
import { countJobs } from "@/lib/jobs/counts/count-jobs";
import { toIso } from "@/lib/jobs/job";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { CARD_STATUSES, STATUSES, statusesOf } from "@/lib/jobs/status";
import { KNOWN_TYPES } from "@/lib/jobs/type";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";

const database = testDatabase();
let anna: Access;
let bela: Access;

/** 6 statuses × 2 types × (anna 3, bela 2, system 1): 72 jobs, 36 of them anna's; two of bela's are unknown. */
beforeAll(async () => {
  anna = await database().asUser("anna");
  bela = await database().asUser("bela");
  const owner = ({ viewer }: Access) => (viewer.id ? { id: viewer.id, name: viewer.name } : null);
  let minute = 0;
  for (const status of STATUSES) {
    for (const type of ["import", "sync"]) {
      for (const who of [owner(anna), owner(anna), owner(anna), owner(bela), owner(bela), null]) {
        minute += 1;
        await insertJob(database(), {
          status,
          type,
          owner: who,
          name: `Job ${String(minute).padStart(3, "0")}`,
          createdAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
          startedAt: null,
        });
      }
    }
  }
  await insertJob(database(), { type: "ocr_pass", owner: owner(bela), name: null, startedAt: null });
});

test("the cards equal a recount in SQL, for everyone and for one owner", async () => {
  for (const [access, where] of [
    [database().access, "true"],
    [anna, `owner_id = ${anna.viewer.id}`],
    [bela, `owner_id = ${bela.viewer.id}`],
  ] as const) {
    const rows = await database().sql(
      `select status, count(*)::int as n from job where ${where} group by status`,
    );
    const recount = (words: readonly string[]) =>
      rows.filter((row) => words.includes(String(row.status))).reduce((sum, row) => sum + Number(row.n), 0);
    const cards = (await countJobs(access)).cards("general");
    expect(cards.total).toBe(recount(STATUSES));
    for (const card of CARD_STATUSES) expect(cards[card], card).toBe(recount(statusesOf(card)));
    expect(CARD_STATUSES.reduce((sum, card) => sum + cards[card], 0)).toBe(cards.total);
  }
});

test("staff see their own jobs and no hint of others'", async () => {
  const { jobs, total, counts } = await readDashboard(anna, {});
  expect(total).toBe(36);
  expect(new Set(jobs.map((job) => job.ownerName))).toEqual(new Set(["anna"]));
  expect(counts.types("general")).toEqual(KNOWN_TYPES);
});

test("a filter shows the same number of rows as it promises, in both orders, page by page", async () => {
  for (const sort of ["date", "name"]) {
    for (const status of [undefined, ...CARD_STATUSES]) {
      const seen: string[] = [];
      const first = await readDashboard(database().access, { status, sort, type: "import" });
      for (let page = 1; page <= first.pages; page++) {
        const { jobs } = await readDashboard(database().access, {
          status,
          sort,
          type: "import",
          page: `${page}`,
        });
        expect(jobs.length).toBe(page < first.pages ? 25 : first.total - 25 * (first.pages - 1));
        seen.push(...jobs.map((job) => job.id));
      }
      expect(new Set(seen).size).toBe(first.total);
    }
  }
});

test("pending includes queued, which keeps its own word", async () => {
  const { jobs } = await readDashboard(anna, { status: "pending" });
  expect(new Set(jobs.map((job) => job.status))).toEqual(new Set(["pending", "queued"]));
});

test("newest first; by name A to Z with nameless ones last", async () => {
  const newest = await readDashboard(database().access, {});
  const times = newest.jobs.map((job) => job.createdAt);
  expect(times).toEqual(times.toSorted((one, other) => other.localeCompare(one)));
  const byName = await readDashboard(database().access, { sort: "name", page: "3" });
  expect(byName.jobs.at(-1)?.name).toBeNull();
});

test("a page past the end shows the last page, with a notice", async () => {
  const { filter, jobs, notices } = await readDashboard(anna, { page: "999999" });
  expect(filter.page).toBe(2);
  expect(jobs).toHaveLength(11);
  expect(notices).toEqual(["Page 999999 doesn’t exist. Showing the last page (2)."]);
});

test("a type that only others' jobs have is as unknown as one that nobody has", async () => {
  const hidden = await readDashboard(anna, { type: "ocr_pass" });
  const nobodys = await readDashboard(anna, { type: "nonsense" });
  expect(hidden.notices).toEqual(["Unknown type “ocr_pass” was ignored."]);
  expect(nobodys.notices).toEqual(["Unknown type “nonsense” was ignored."]);
  expect(hidden.total).toBe(36);
  expect((await readDashboard(bela, { type: "ocr_pass" })).total).toBe(1);
});

test("a known type without jobs is a filter that nothing matches", async () => {
  const { filter, notices, total } = await readDashboard(anna, { type: "conversion" });
  expect([filter.type, notices, total]).toEqual(["conversion", [], 0]);
});

test("the cards of the tab Imports equal a recount of imports and ingests, and no filter changes them", async () => {
  for (const [access, where] of [
    [database().access, "true"],
    [anna, `owner_id = ${anna.viewer.id}`],
  ] as const) {
    const [row] = await database().sql(
      `select count(*)::int as total, count(*) filter (where status in ('pending', 'queued'))::int as pending,
         count(*) filter (where status = 'failed')::int as failed
       from job where type in ('import', 'ingest') and ${where}`,
    );
    expect(Number(row?.total)).toBeGreaterThan(0);
    const { counts, total } = await readDashboard(access, { tab: "imports", status: "failed" });
    expect(counts.cards("imports")).toMatchObject({ ...row });
    expect(total).toBe(row?.failed);
  }
});

test("the tab Imports lists imports alone, page by page, and General every job", async () => {
  const types = new Set<string>();
  const first = await readDashboard(database().access, { tab: "imports" });
  for (let page = 1; page <= first.pages; page++) {
    const { jobs } = await readDashboard(database().access, { tab: "imports", page: `${page}` });
    for (const job of jobs) types.add(job.type);
  }
  expect([first.total, types]).toEqual([36, new Set(["import"])]);
  expect((await readDashboard(database().access, { tab: "general" })).total).toBe(73);
});

test("on the tab Imports any other type is ignored in the same words: a known one, a producer's, an unknown one", async () => {
  for (const access of [anna, bela]) {
    for (const type of ["sync", "ocr_pass", "nonsense"]) {
      const { filter, notices, total } = await readDashboard(access, { tab: "imports", type });
      expect(notices).toEqual([`The Imports tab has no jobs of type “${type}”, so that filter was ignored.`]);
      expect([filter.tab, filter.type]).toEqual(["imports", null]);
      expect(total).toBe((await readDashboard(access, { tab: "imports" })).total);
    }
    const ingests = await readDashboard(access, { tab: "imports", type: "ingest" });
    expect([ingests.filter.type, ingests.notices, ingests.total]).toEqual(["ingest", [], 0]);
    expect(ingests.counts.types("imports")).toEqual(["import", "ingest"]);
  }
});

test("a producer's own types are offered behind the known ones, once each", async () => {
  const { counts } = await readDashboard(bela, {});
  expect(counts.types("general")).toEqual([...KNOWN_TYPES, "ocr_pass"]);
});

test("of very many types a hundred are offered, all can be named, and nobody learns of another's", async () => {
  const carla = await database().asUser("carla");
  await database().sql(
    `with root as (insert into object (class_name) select 'Job' from generate_series(1, 250) returning id)
     insert into job (id, type, owner_id) select id, 'kind_' || id, $1 from root`,
    [carla.viewer.id],
  );
  const own = (await database().sql("select type from job where type like 'kind%' order by type")).map(
    ({ type }) => String(type),
  );
  for (const access of [carla, database().access]) {
    const { counts } = await readDashboard(access, {});
    expect(counts.hasMoreTypes("general")).toBe(true);
    expect(counts.hasMoreTypes("imports")).toBe(false);
    expect(counts.types("general").length).toBeLessThanOrEqual(KNOWN_TYPES.length + 100);
    const { filter, notices, total } = await readDashboard(access, { type: own.at(-1) });
    expect([filter.type, notices, total]).toEqual([own.at(-1), [], 1]);
  }
  expect((await readDashboard(carla, {})).counts.types("general").slice(8)).toEqual(own.slice(0, 100));
  const { notices, counts } = await readDashboard(anna, { type: own[0] });
  expect(notices).toEqual([`Unknown type “${own[0]}” was ignored.`]);
  expect(counts.types("general")).toEqual(KNOWN_TYPES);
  // One whose last job is gone is no longer offered, folded or not.
  await database().sql("delete from job where type = any($1)", [own.slice(1)]);
  expect((await readDashboard(carla, {})).counts.types("general").slice(8)).toEqual(own.slice(0, 1));
  await database().sql("select jobs.compact_counts(10000)");
  expect((await readDashboard(carla, {})).counts.types("general").slice(8)).toEqual(own.slice(0, 1));
});

test("it says when it was read, by the database's clock", async () => {
  const clock = async () => {
    const [row] = await database().sql("select clock_timestamp()::text as now");
    return Date.parse(toIso(String(row?.now)));
  };
  const before = await clock();
  const { readAt } = (await readDashboard(anna, {})).counts;
  const read = Date.parse(readAt ?? "");
  expect(read).toBeGreaterThanOrEqual(before);
  expect(read).toBeLessThanOrEqual(await clock());
});
