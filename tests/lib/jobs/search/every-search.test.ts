import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Access } from "@/lib/jobs/access";
import { toParams } from "@/lib/jobs/filter/filter";
import { filterOf } from "@/lib/jobs/list/page-links";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import type { RawParams } from "@/lib/jobs/params";
import { IndexFiller } from "@/lib/jobs/search/index-filler";
import { rawParams } from "@/lib/web/request/raw-params";
import { testDatabase } from "@/tests/support/database";
import { insertJob, type JobRow } from "@/tests/support/jobs/job-factory";

/*
 * Random searches against a plain reading of all jobs. Words are plain ones here, so that the model can be plain, too:
 * what else a word may be is tested with lib/search/words.ts.
 */

const WORDS = ["photo", "photographs", "harbour", "map", "maps", "batch", "12", "120", "x"];
const STATUSES = ["pending", "running", "completed", "failed", "cancelled"] as const;
const TYPES = ["import", "ingest", "sync", "ocr_pass"];
const JOBS = 160;

const database = testDatabase();
let staff: Access;
const jobs: (Required<Pick<JobRow, "type" | "status" | "createdAt">> & JobRow & { id: string })[] = [];

beforeAll(async () => {
  staff = await database().asUser("harbour master");
  const other = await database().asUser("x");
  const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] ?? fail();
  const words = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => pick(WORDS, (from * 7 + at * at * 3 + from * at) % 89)).join(
      " ",
    );
  for (let n = 1; n <= JOBS; n++) {
    const status = pick(STATUSES, n * 3 + (n >> 3));
    const owner =
      [null, { id: staff.viewer.id, name: "harbour master" }, { id: other.viewer.id, name: "x" }][n % 3] ??
      null;
    const row = {
      // Sorted neither by id nor without equal moments.
      createdAt: new Date(Date.UTC(2026, 0, 1, 0, (n * 37) % 50)).toISOString(),
      type: pick(TYPES, n + (n >> 2)),
      status,
      name: n % 11 === 0 ? null : words(n, 2),
      description: n % 3 === 0 ? words(n + 5, 3) : null,
      owner,
      startedAt: status === "pending" ? null : "2026-02-01T00:00:00Z",
      finishedAt: ["completed", "failed", "cancelled"].includes(status) ? "2026-02-01T00:00:01Z" : null,
      ...(n % 4 === 0 && { objectLabel: words(n + 9, 2) }),
      ...(status === "failed" && { errorMessage: words(n + 13, 4) }),
    };
    jobs.push({ ...row, id: await insertJob(database(), row) });
  }
});

const fail = (): never => {
  throw new Error("an empty list");
};

/** The texts of a job, each as its words between blanks. */
const textsOf = (job: (typeof jobs)[number]): string[] =>
  [job.id, job.owner?.name, job.name, job.objectLabel, job.description, job.errorMessage].map(
    (text) => ` ${text ?? ""} `,
  );

interface Term {
  words: string;
  quoted: boolean;
  minus: boolean;
}

const has = (job: (typeof jobs)[number], { words, quoted }: Term): boolean =>
  textsOf(job).some((text) => text.includes(quoted ? ` ${words} ` : ` ${words}`));

const printed = ({ words, quoted, minus }: Term): string =>
  `${minus ? "-" : ""}${quoted ? `"${words}"` : words.replace(" ", "-")}`;

interface Asked {
  terms: Term[];
  status: string | null;
  type: string | null;
  tab: string;
  from: string | null;
  to: string | null;
}

/** The ids that the search should find, newest first. */
function expected(access: Access, { terms, status, type, tab, from, to }: Asked): string[] {
  return jobs
    .filter((job) => access.viewer.role === "admin" || job.owner?.id === access.viewer.id)
    .filter((job) => terms.every((term) => has(job, term) !== term.minus))
    .filter((job) => status === null || job.status === status)
    .filter((job) => type === null || (type.startsWith("-") ? `-${job.type}` !== type : job.type === type))
    .filter((job) => tab === "general" || job.type === "import" || job.type === "ingest")
    .filter((job) => (from === null || job.createdAt >= from) && (to === null || job.createdAt <= to))
    .sort((one, other) =>
      one.createdAt === other.createdAt
        ? Number(other.id) - Number(one.id)
        : one.createdAt < other.createdAt
          ? 1
          : -1,
    )
    .map(({ id }) => id);
}

const paramsOf = ({ terms, ...rest }: Asked): RawParams => ({
  q: terms.map(printed).join(" "),
  ...Object.fromEntries(Object.entries(rest).filter(([, word]) => word !== null)),
});

/** What the pages show, as the links lead from the first one to the last, or back from the last. */
async function shown(
  access: Access,
  asked: RawParams,
  way: "next" | "previous",
  look?: number,
): Promise<string[]> {
  const terms = look === undefined ? {} : { look };
  const start = await readDashboard(access, way === "next" ? asked : { ...asked, end: "1" }, terms);
  const pages = [start.jobs];
  for (let page = start; page[way]; ) {
    page = await readDashboard(access, rawParams(toParams(filterOf(way, page))), terms);
    pages.push(page.jobs);
  }
  return (way === "next" ? pages : pages.reverse()).flat().map(({ id }) => id);
}

const term = fc.record({
  words: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...WORDS, "pho", "h", "1", "zebra", "master") },
    fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS)).map((two) => two.join(" ")),
  ),
  quoted: fc.boolean(),
  minus: fc.constantFrom(false, false, false, true),
});
const minute = fc
  .integer({ min: 0, max: 50 })
  .map((at) => new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString());
const asked: fc.Arbitrary<Asked> = fc.record({
  terms: fc.uniqueArray(term, { minLength: 1, maxLength: 3, selector: printed }),
  status: fc.option(fc.constantFrom("running", "failed", "completed"), { freq: 2 }),
  type: fc.option(fc.constantFrom("import", "sync", "-sync"), { freq: 2 }),
  tab: fc.constant("general"),
  from: fc.option(minute, { freq: 1 }),
  to: fc.option(minute, { freq: 1 }),
});

const tryAll = (runs: number) =>
  fc.assert(
    fc.asyncProperty(
      asked,
      fc.boolean(),
      fc.constantFrom("next", "previous"),
      async (search, isStaff, way) => {
        const access = isStaff ? staff : database().access;
        const ids = expected(access, search);
        const dashboard = await readDashboard(access, paramsOf(search));
        expect(dashboard.filter.q).toBe(paramsOf(search).q);
        expect({ total: dashboard.total, isWhole: dashboard.isWhole }).toEqual({
          total: ids.length,
          isWhole: true,
        });
        expect(await shown(access, paramsOf(search), way)).toEqual(ids);
      },
    ),
    { numRuns: runs },
  );

test("while all jobs wait for the index, a search finds what a reading of all jobs finds", async () => {
  await tryAll(20);
});

test("the same while some wait, and while blocks are small and split again and again", async () => {
  const filler = new IndexFiller({ batch: 7, block: 16, sweep: 10 });
  const [half] = await database().sql("select id from job order by id offset $1 limit 1", [JOBS / 2]);
  await database().sql("select setval('object_id_seq', $1)", [half?.id]);
  await filler.fill(database().db);
  await tryAll(20);
  await database().sql("select setval('object_id_seq', (select max(id) from object))");
  await filler.fill(database().db);
  const [blocks] = await database().sql(
    "select count(*)::int as count, sum(entries)::int as entries, max(entries) as most from search_block",
  );
  expect(blocks).toMatchObject({ entries: JOBS });
  expect(Number(blocks?.count)).toBeGreaterThan(6);
  expect(Number(blocks?.most)).toBeLessThanOrEqual(24);
});

test("the same when every job has its entry, with and without statistics of the words", async () => {
  await tryAll(20);
  await database().sql("analyze search_entry");
  await tryAll(40);
});

test("when few jobs may be looked at, the pages say so and go on until all are found", async () => {
  const search = {
    terms: [{ words: "zebra", quoted: false, minus: true }],
    status: null,
    type: null,
    tab: "general",
    from: null,
    to: null,
  };
  const { access } = database();
  const ids = expected(access, search);
  expect(ids).toHaveLength(JOBS);
  const first = await readDashboard(access, paramsOf(search), { look: 5, most: 10_000 });
  expect(first.lookedTo).not.toBeNull();
  expect(first.notices).toEqual([expect.stringMatching(/^Many jobs have these words/)]);
  expect(first).toMatchObject({ total: 5, isWhole: false });
  expect(await shown(access, paramsOf(search), "next", 5)).toEqual(ids);
  expect(await shown(access, paramsOf(search), "previous", 5)).toEqual(ids);
});
