import { drizzle } from "drizzle-orm/node-postgres";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { job } from "@/db/schema";
import { SETTINGS } from "@/db/settings";
import type { Access } from "@/lib/jobs/access";
import { clearable } from "@/lib/jobs/clear/clearable";
import { conditionsOf } from "@/lib/jobs/filter/conditions";
import { DEFAULT_FILTER, type JobFilter } from "@/lib/jobs/filter/filter";
import type { PageCursor } from "@/lib/jobs/filter/page-cursor";
import { findNeighbours } from "@/lib/jobs/list/find-neighbours";
import { indexPrefixes } from "@/lib/jobs/list/index-scan";
import { listJobs, PAGE_SIZE } from "@/lib/jobs/list/list-jobs";
import { type CursorFields, ORDERS } from "@/lib/jobs/list/order";
import { SORTS } from "@/lib/jobs/sort";
import { CARD_STATUSES } from "@/lib/jobs/status";
import { TABS } from "@/lib/jobs/tab";
import { testDatabase } from "@/tests/support/database";
import {
  BY_INDEX,
  expectFlat,
  type PlanNode,
  planOfStatement,
  whatItReads,
} from "@/tests/support/measure/statement-plan";

/*
 * Plans of the very statements that the verbs run. What is rare at the far end of either order, where a walk with
 * a filter would pass over all else.
 */
const ROWS = 20_000;
const database = testDatabase();
const statements: { text: string; values: unknown[] }[] = [];
let client: Client;
const viewers: Record<"everyone" | "anna, who has half" | "bela, who has three", Access | null> = {
  everyone: null,
  "anna, who has half": null,
  "bela, who has three": null,
};

beforeAll(async () => {
  client = new Client({
    connectionString: database().url,
    options: SETTINGS.map((one) => `-c ${one}`).join(" "),
  });
  await client.connect();
  const logger = { logQuery: (text: string, values: unknown[]) => void statements.push({ text, values }) };
  const db = drizzle(client, { casing: "snake_case", logger });
  const [anna, bela] = [await database().asUser("anna"), await database().asUser("bela")];
  viewers.everyone = { ...database().access, db };
  viewers["anna, who has half"] = { ...anna, db };
  viewers["bela, who has three"] = { ...bela, db };
  await database().sql(
    `with numbered as (select n, n <= 40 as rare from generate_series(1, $3::int) as n),
       root as (insert into object (id, class_name) select n, 'Job' from numbered)
     insert into job (id, name, type, status, owner_id, created_at, finished_at)
     select n, case when n % 50 > 0 then case when rare then 'zz ' else 'Batch ' end || n % 1000 end,
       case when rare then (array['ocr_pass', 'ingest', 'sync', 'import'])[1 + n % 4]
         when n % 3 = 0 then 'import' else 'sync' end,
       status, case when n % 16 = 3 and rare then $2::bigint when n % 2 = 0 then $1::bigint end,
       '2026-01-01'::timestamptz + n / 7 * interval '1 millisecond',
       case when status in ('completed', 'failed', 'cancelled') then '2026-02-01'::timestamptz + n * interval '1 second' end
     from numbered, lateral (select case when rare
       then (array['pending', 'queued', 'running', 'failed', 'cancelled'])[1 + n / 4 % 5] else 'completed' end) as s(status)`,
    [anna.viewer.id, bela.viewer.id, ROWS],
  );
  await database().sql("vacuum (analyze) job");
});
afterAll(() => client.end());

/** The plan of the one statement that `run` sends, with what it really read. */
async function planOf(run: () => Promise<unknown>): Promise<PlanNode[]> {
  statements.length = 0;
  await run();
  const [statement, ...more] = statements;
  if (!statement || more.length > 0) throw new Error(`there were ${statements.length} statements`);
  return planOfStatement(client, statement.text, statement.values);
}

const PLACES: Record<string, CursorFields> = {
  "a place in the middle": { id: "9999", name: "Batch 7", createdAt: "2026-01-01T00:00:01.4Z" },
  "a place of a job without a name": { id: "9999", name: null, createdAt: "2026-01-01T00:00:01.4Z" },
};
const TYPES = { general: [null, "sync", "ocr_pass"], imports: [null, "import", "ingest"] };

function* filtersBy(sort: JobFilter["sort"]): Generator<JobFilter> {
  for (const tab of TABS)
    for (const status of [null, ...CARD_STATUSES])
      for (const type of TYPES[tab]) yield { ...DEFAULT_FILTER, tab, status, type, sort };
}

const CASES = SORTS.flatMap((sort) =>
  (Object.keys(viewers) as (keyof typeof viewers)[]).map((viewer) => [sort, viewer] as const),
);

test.each(CASES)(
  "every page reads a few rows by an index, whatever is filtered: by %s, for %s",
  async (sort, who) => {
    const access = viewers[who];
    if (!access) throw new Error("there is no such viewer");
    const keys: [string, PageCursor | null][] = [
      ["first", null],
      ["last", { side: "end" }],
      ...Object.entries(PLACES).flatMap(([name, placed]) =>
        (["after", "before"] as const).map((side): [string, PageCursor] => [
          `${side} ${name}`,
          { side, place: ORDERS[sort].cursorOf(placed) },
        ]),
      ),
    ];
    for (const filter of filtersBy(sort)) {
      const { words } = indexPrefixes(access.viewer, conditionsOf(filter));
      for (const [where, from] of keys) {
        const plan = await planOf(() => listJobs(access, { ...filter, cursor: from }, ROWS));
        expectFlat(plan, words.length, `${JSON.stringify(filter)} ${where}`);
      }
    }
  },
);

test.each(CASES)("neighbours are found by reading a row of each lane: by %s, for %s", async (sort, who) => {
  const access = viewers[who];
  if (!access) throw new Error("there is no such viewer");
  for (const filter of filtersBy(sort)) {
    const { words } = indexPrefixes(access.viewer, conditionsOf(filter));
    for (const [where, placed] of Object.entries(PLACES)) {
      const plan = await planOf(() => findNeighbours(access, placed, filter));
      expectFlat(plan, 2 * words.length, `${JSON.stringify(filter)} ${where}`, 1);
    }
  }
});

test.each(SORTS)(
  "a typed page reads what stands between it and the nearer end, and sorts none of it: by %s",
  async (sort) => {
    const access = viewers.everyone;
    if (!access) throw new Error("there is no such viewer");
    for (const page of [3, 200, 600, 799]) {
      const plan = await planOf(() => listJobs(access, { ...DEFAULT_FILTER, sort, page }, ROWS));
      const { ways, rows, sorted } = whatItReads(plan);
      expect([...ways].filter((way) => !BY_INDEX.includes(way))).toEqual([]);
      const fromNearerEnd = Math.min(page, ROWS / PAGE_SIZE - page + 1) * PAGE_SIZE;
      expect(rows).toBeLessThanOrEqual(fromNearerEnd + 2 * PAGE_SIZE);
      expect(sorted).toBeLessThanOrEqual(PAGE_SIZE);
    }
  },
);

test.each(SORTS)("an owner is a prefix like any other, for administrators too: by %s", async (sort) => {
  const access = viewers.everyone;
  if (!access) throw new Error("there is no such viewer");
  for (const whose of ["anna, who has half", "bela, who has three"] as const) {
    const owner = { owner: whose, meanings: { owner: viewers[whose]?.viewer.id ?? "" } };
    for (const filter of filtersBy(sort)) {
      const { words } = indexPrefixes(access.viewer, conditionsOf({ ...filter, ...owner }));
      for (const cursor of [null, { side: "end" } as const]) {
        const plan = await planOf(() => listJobs(access, { ...filter, ...owner, cursor }, ROWS));
        expectFlat(plan, words.length, `${whose}: ${JSON.stringify(filter)}`);
      }
    }
  }
});

test("a range of time is read from its end, whatever it holds", async () => {
  const [from, to] = ["2026-01-01T00:00:01.4Z", "2026-01-01T00:00:01.5Z"];
  const ranges: Partial<JobFilter>[] = [
    { from, meanings: { from } },
    { to, meanings: { to } },
    { from, to, meanings: { from, to } },
    { from: to, to: from, meanings: { from: to, to: from } },
  ];
  for (const access of Object.values(viewers)) {
    if (!access) throw new Error("there is no such viewer");
    for (const range of ranges) {
      for (const status of [null, ...CARD_STATUSES])
        for (const cursor of [null, { side: "end" } as const]) {
          const filter = { ...DEFAULT_FILTER, ...range, status };
          const { words } = indexPrefixes(access.viewer, conditionsOf(filter));
          const plan = await planOf(() => listJobs(access, { ...filter, cursor }, ROWS));
          expectFlat(plan, words.length, JSON.stringify(filter));
        }
    }
  }
});

test.each(SORTS)(
  "what no index holds is looked for in order, and no further than to the bound: by %s",
  async (sort) => {
    const access = viewers.everyone;
    if (!access) throw new Error("there is no such viewer");
    const look = 1_000;
    for (const filter of [
      { rejected: "yes" },
      { longer: "1d" },
      { type: "-sync", rejected: "yes" },
    ] as const) {
      for (const cursor of [null, { side: "end" } as const]) {
        const plan = await planOf(() =>
          listJobs(access, { ...DEFAULT_FILTER, ...filter, sort, cursor }, Number.POSITIVE_INFINITY, {
            look,
          }),
        );
        const { ways, rows, sorted } = whatItReads(plan);
        expect([...ways].filter((way) => !BY_INDEX.includes(way))).toEqual([]);
        // One more of each prefix, to know which comes next.
        expect(rows).toBeLessThanOrEqual(look + 2 * 6 + 2);
        expect(sorted).toBeLessThanOrEqual(1);
      }
    }
  },
);

test("a batch of a clear is found by an index that holds it in order", async () => {
  for (const access of Object.values(viewers)) {
    if (!access) throw new Error("there is no such viewer");
    const plan = await planOf(() =>
      access.db
        .select({ id: job.id })
        .from(job)
        .where(clearable(access.viewer, "general", "2026-02-01T01:00:00Z"))
        .orderBy(job.finishedAt)
        .limit(250)
        .for("update", { skipLocked: true }),
    );
    const { ways, rows, sorted } = whatItReads(plan);
    expect([...ways].filter((way) => !BY_INDEX.includes(way))).toEqual([]);
    expect(rows).toBeLessThanOrEqual(2 * 250);
    expect(sorted).toBe(0);
  }
});

test("without any statistics, as on a table just filled, a page is read no otherwise", async () => {
  await database().sql(
    "delete from pg_statistic where starelid = any(array(select oid from pg_class where relname ~ '^job'))",
  );
  for (const access of Object.values(viewers)) {
    if (!access) throw new Error("there is no such viewer");
    for (const sort of SORTS) {
      for (const filter of filtersBy(sort)) {
        const plan = await planOf(() => listJobs(access, filter, ROWS));
        expectFlat(
          plan,
          indexPrefixes(access.viewer, conditionsOf(filter)).words.length,
          JSON.stringify(filter),
        );
      }
    }
  }
});
