import { parse } from "csv-parse/sync";
import { beforeAll, expect, test } from "vitest";
import { unguarded } from "@/lib/csv/formula-guard";
import type { Access } from "@/lib/jobs/access";
import { exportJobs } from "@/lib/jobs/export-jobs";
import { DEFAULT_FILTER, type JobFilter } from "@/lib/jobs/filter";
import { readDashboard } from "@/lib/jobs/read-dashboard";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/job-factory";

const database = testDatabase();
let anna: Access;

const HOSTILE_NAMES = [
  '<script>alert("x")</script>',
  'Quotes " and "" and, commas',
  "Two\nlines and\r\na return",
  "=cmd()",
  "+1",
  "-5",
  "@here",
  "\ttab first",
  " =after a space",
  "\u00a0=after a no-break space",
  "＝full width",
  "'=quoted already",
  "''=twice",
  "'harmless",
  "שלום \u202e right to left",
  "emoji 👩‍👩‍👧‍👦 and 😀",
  "back\\slash \\. and $1",
  "it's; drop table job; --",
  "",
  null,
];

beforeAll(async () => {
  anna = await database().asUser("anna");
  const owner = { id: anna.viewer.id ?? "", name: "anna" };
  for (const name of HOSTILE_NAMES) {
    // All of one moment: only the id can settle their order.
    await insertJob(database(), { name, status: "completed", owner });
    await insertJob(database(), { name, status: "queued", type: "sync" });
  }
});

async function exported(access: Access, filter: Partial<JobFilter> = {}, batchRows = 20_000) {
  const pieces: Buffer[] = [];
  for await (const piece of exportJobs(access, { ...DEFAULT_FILTER, ...filter }, batchRows))
    pieces.push(piece);
  const rows: string[][] = parse(Buffer.concat(pieces), { relax_column_count: false });
  return rows;
}

test.each(["date", "name"] as const)(
  "an independent parser reads back the list's rows, by %s",
  async (sort) => {
    for (const batchRows of [1, 2, 7, 40, 20_000]) {
      const rows = await exported(database().access, { sort }, batchRows);
      const listed = [
        ...(await readDashboard(database().access, { sort })).jobs,
        ...(await readDashboard(database().access, { sort, page: "2" })).jobs,
      ];
      expect(
        rows.map(([id]) => id),
        `in batches of ${batchRows}`,
      ).toEqual(listed.map((job) => job.id));
      expect(rows.map((row) => unguarded(row[1] ?? ""))).toEqual(listed.map((job) => job.name ?? ""));
    }
  },
);

test("no cell starts with what a spreadsheet would run", async () => {
  const rows = await exported(database().access);
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^[\s\u00a0]*[=+\-@＝＋－＠]|^[\t\r]/);
});

test("status is the label, type the stored word, times ISO 8601 in UTC with microseconds", async () => {
  const [completed] = await exported(anna, { status: "completed" });
  expect(completed?.slice(2)).toEqual([
    "import",
    "Completed",
    "2026-03-01T10:00:00.123456Z",
    "2026-03-01T10:00:03.75Z",
    "2.25",
  ]);
  const [queued] = await exported(database().access, { status: "pending" });
  expect(queued?.slice(2)).toEqual(["sync", "Queued", "2026-03-01T10:00:00.123456Z", "", ""]);
});

test("the export follows the filters and the viewer", async () => {
  const all = HOSTILE_NAMES.length;
  expect(await exported(anna)).toHaveLength(all);
  expect(await exported(anna, { status: "pending" })).toEqual([]);
  expect(await exported(database().access)).toHaveLength(2 * all);
  expect(await exported(database().access, { type: "sync" }, 3)).toHaveLength(all);
});

test("the export of the tab Imports holds imports alone", async () => {
  const imports = await exported(database().access, { tab: "imports" }, 3);
  expect(imports.map(([, , type]) => type)).toEqual(Array(HOSTILE_NAMES.length).fill("import"));
});

test("rows that are there throughout come once while others come and go", async () => {
  const before = new Set((await exported(anna)).map(([id]) => id));
  const rows: string[][] = [];
  let extra: string | undefined;
  for await (const piece of exportJobs(anna, DEFAULT_FILTER, 2)) {
    const some: string[][] = parse(piece);
    rows.push(...some);
    if (extra) await database().sql("delete from object where id = $1", [extra]);
    extra = await insertJob(database(), {
      owner: { id: anna.viewer.id ?? "", name: "anna" },
      createdAt: "2026-02-01T00:00:00Z",
    });
  }
  if (extra) await database().sql("delete from object where id = $1", [extra]);
  const ids = rows.map(([id]) => id).filter((id) => before.has(id));
  expect(ids).toHaveLength(before.size);
  expect(new Set(ids).size).toBe(before.size);
});
