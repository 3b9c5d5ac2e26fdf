import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { connect } from "@/db/client";
import { job } from "@/db/schema";
import type { Access } from "@/lib/jobs/access";
import { type JobFilter, toParams } from "@/lib/jobs/filter/filter";
import { filterQuery } from "@/lib/jobs/filter/filter-query";
import { FILTER_NAMES, type FilterName } from "@/lib/jobs/filter/filter-words";
import type { Term } from "@/lib/jobs/filter/rule";
import { RULES } from "@/lib/jobs/filter/rules";
import { countMatching } from "@/lib/jobs/list/count-matching";
import { findNeighbours } from "@/lib/jobs/list/find-neighbours";
import { filterOf } from "@/lib/jobs/list/page-links";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { resolveFilter } from "@/lib/jobs/list/resolve-filter";
import type { RawParams } from "@/lib/jobs/params";
import { requireAsAsked } from "@/lib/jobs/query/require-as-asked";
import { rawParams } from "@/lib/web/request/raw-params";
import { testDatabase } from "@/tests/support/database";
import { exportFiltered } from "@/tests/support/jobs/export-filtered";
import { watchedFor } from "@/tests/support/jobs/signs";

/** Three jobs were created an hour, half an hour away from each whole number of hours ago: no filter's border is near. */
const HOUR_MS = 3_600_000;
const BEGUN = Date.now() - HOUR_MS / 2;
const DAY = new Date(BEGUN - 50 * HOUR_MS).toISOString().slice(0, 10);
const MOMENT = new Date(BEGUN - 30 * HOUR_MS).toISOString();

const ofExecution = (what: string) => `(select ${what} from job_execution where job_id = job.id)`;
const SILENT = `coalesce(status = 'running' and ${ofExecution("jobs.is_silent(job.type, last_sign_at, started_at)")}, false)`;

/** Some words of each filter, and what is asked of a job by each. A new filter is tried by a line here. */
const WORDS: Record<FilterName, Record<string, string>> = {
  tab: { general: "true", imports: "type in ('import', 'ingest')" },
  status: {
    pending: "status in ('pending', 'queued')",
    running: "status = 'running'",
    completed: "status = 'completed'",
    failed: "status = 'failed'",
    "-pending": "status not in ('pending', 'queued')",
  },
  type: { import: "type = 'import'", ocr_pass: "type = 'ocr_pass'", "-sync": "type <> 'sync'" },
  owner: { ANNA: "owner_id = (select id from app_user where name = 'anna')" },
  since: { "40h": "created_at >= now() - interval '40 hours'" },
  from: { [DAY]: `created_at >= '${DAY}'`, [MOMENT]: `created_at >= '${MOMENT}'` },
  to: {
    [DAY]: `created_at < '${DAY}'::timestamptz + interval '1 day'`,
    [MOMENT]: `created_at <= '${MOMENT}'`,
  },
  rejected: { yes: "rows_rejected > 0", no: "rows_rejected = 0" },
  silent: { yes: SILENT, no: `not ${SILENT}` },
  longer: {
    "10h": `(status = 'running' and ${ofExecution("started_at")} < now() - interval '10 hours' or kept_duration > 36000)`,
  },
  q: {},
  sort: { date: "true", name: "true" },
};

const database = testDatabase();
let anna: Access;

beforeAll(async () => {
  anna = await database().asUser("anna");
  await database().sql(
    `with numbered as (select n, (array['pending', 'queued', 'running', 'completed', 'completed', 'failed', 'cancelled'])[1 + n % 7] as status,
         (array['import', 'sync', 'ingest', 'ocr_pass'])[1 + n / 7 % 4] as type from generate_series(1, 300) as n),
       root as (insert into object (id, class_name) select n, 'Job' from numbered)
     insert into job (id, name, type, status, owner_id, created_at, finished_at, rows_rejected)
     select n, case when n % 9 > 0 then 'Job ' || n % 50 end, type, status, case when n % 2 = 0 then $1::bigint end,
       $2::timestamptz - n / 3 * interval '1 hour',
       case when status in ('completed', 'failed', 'cancelled') then $2::timestamptz end,
       case when type = 'import' and status = 'completed' and n % 3 = 0 then n else 0 end
     from numbered`,
    [anna.viewer.id, new Date(BEGUN).toISOString()],
  );
  // A job took its number of hours, or began so long ago; of those that run, some were heard from just now.
  await database().sql(
    `insert into job_execution (job_id, started_at, duration, last_sign_at)
     select id, $1::timestamptz - id * interval '1 hour', case when finished_at is not null then id * 3600 end,
       case when status = 'running' and id / 10 % 2 = 0 then now() end
     from job where status <> 'pending' and id % 10 > 0`,
    [new Date(BEGUN).toISOString()],
  );
});

/** Filters of which each word is tried beside each word of the others; the rest, beside one word of each other. */
const FIRST: readonly FilterName[] = ["tab", "status", "type", "sort"];

/** Each word alone, and beside words of every other filter. */
const ASKED: Partial<Record<FilterName, string>>[] = FILTER_NAMES.flatMap((name, at) =>
  Object.keys(WORDS[name]).flatMap((word, number) => [
    { [name]: word },
    ...FILTER_NAMES.slice(at + 1).flatMap((other) => {
      const besides = Object.keys(WORDS[other]);
      const isEach = FIRST.includes(name) && FIRST.includes(other);
      const tried = isEach ? besides : number === 0 ? besides.slice(at % 2).slice(0, 1) : [];
      return tried.map((beside) => ({ [name]: word, [other]: beside }));
    }),
  ]),
);

const whereOf = (asked: Partial<Record<FilterName, string>>) =>
  FILTER_NAMES.map((name) => WORDS[name][asked[name] ?? ""] ?? "true").join(" and ");

/** The ids of all pages, as the page links lead from the first one on. */
async function idsOfPages(access: Access, asked: RawParams, most: number | null) {
  const page = await readDashboard(access, asked, { most });
  const ids = page.jobs.map(({ id }) => id);
  for (let at = page; at.next; ) {
    at = await readDashboard(access, rawParams(toParams(filterOf("next", at))), { most });
    ids.push(...at.jobs.map(({ id }) => id));
  }
  return { ...page, ids };
}

async function idsOfExport(access: Access, filter: JobFilter) {
  const pieces: Buffer[] = [];
  for await (const piece of exportFiltered(access, filter, 40)) pieces.push(piece);
  return [
    ...Buffer.concat(pieces)
      .toString()
      .matchAll(/^(\d+),/gm),
  ].map(([, id]) => id);
}

/** That list, total, export and a job's neighbours hold the same jobs: those that `where` lets through. */
async function expectAlike(access: Access, asked: Partial<Record<FilterName, string>>, most: number | null) {
  const { viewer } = access;
  if (asked.silent) await watchedFor(database(), 1_000_000);
  const own = viewer.role === "staff" ? `owner_id = ${viewer.id}` : "true";
  const rows = await database().sql(`select id from job where ${own} and ${whereOf(asked)}`);
  const wanted = new Set(rows.map(({ id }) => String(id)));
  const what = `${viewer.name}: ${JSON.stringify(asked)}`;
  const { ids, notices, filter, total, isWhole } = await idsOfPages(access, asked, most);
  if (notices.length > 0) {
    // A type that the tab has not: the page says so, and a program is refused.
    expect(() => requireAsAsked(asked, { filter, viewer }), what).toThrow();
    return;
  }
  expect(new Set(ids), `${what}, listed`).toEqual(wanted);
  expect(ids, `${what}, listed once`).toHaveLength(wanted.size);
  expect([total, isWhole], `${what}, total`).toEqual(
    most === null || wanted.size <= most ? [wanted.size, true] : [most, false],
  );
  const idsAt = async (place: RawParams) =>
    (await readDashboard(access, { ...asked, ...place }, { most })).jobs.map(({ id }) => id);
  if (ids.length > 25) expect(await idsAt({ page: "2" }), `${what}, page 2`).toEqual(ids.slice(25, 50));
  expect((await idsAt({ end: "1" })).at(-1), `${what}, last page`).toBe(ids.at(-1));
  expect(await idsOfExport(access, filter), `${what}, exported`).toEqual(ids);
  const settled = await resolveFilter(access, filterQuery.parse(asked));
  requireAsAsked(asked, { filter: settled.filter, viewer });
  const counted = await countMatching(access, settled.filter, { counts: settled.counts, most: null });
  expect(counted.total, `${what}, for programs`).toBe(wanted.size);
  const [first, second] = ids;
  if (first && second) {
    const placed = (await readDashboard(access, asked)).jobs[0];
    if (placed) expect((await findNeighbours(access, placed, filter)).next?.id, what).toBe(second);
  }
}

test.each(["an administrator", "staff"])(
  "list, total, export, neighbours and programs get the same jobs by every filter: for %s",
  async (who) => {
    const access = who === "staff" ? anna : database().access;
    for (const asked of ASKED) await expectAlike(access, asked, null);
  },
);

test("a filter that no index holds and no count knows lets through the same, and what a page counts is bounded", async () => {
  const declared = { ...RULES.type };
  // A connection of its own: statements are kept for each.
  const connection = connect(database().url);
  Object.assign(RULES.type, {
    lets: ({ value, isNot }: Term) => [
      { where: isNot ? sql`${job.type} <> ${value}` : sql`${job.type} = ${value}` },
    ],
    reads: [job.type],
    total: "counted",
  });
  try {
    const besides = [
      {},
      ...ASKED.filter((one) => {
        const [name, ...more] = FILTER_NAMES.filter((asked) => one[asked] !== undefined);
        return name && more.length === 0 && name !== "type" && FIRST.includes(name);
      }),
    ];
    for (const viewer of [database().access.viewer, anna.viewer]) {
      for (const type of Object.keys(WORDS.type)) {
        for (const beside of besides) {
          for (const most of [null, 30])
            await expectAlike({ ...connection, viewer }, { ...beside, type }, most);
        }
      }
    }
  } finally {
    Object.assign(RULES.type, declared);
    await connection.close();
  }
});
