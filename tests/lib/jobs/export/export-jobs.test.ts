import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { job } from "@/db/schema";
import { guarded, unguarded } from "@/lib/csv/formula-guard";
import type { Access } from "@/lib/jobs/access";
import { CSV_HEADINGS } from "@/lib/jobs/columns";
import { type Cell, CSV_CELLS } from "@/lib/jobs/export/export-statement";
import { DEFAULT_FILTER, type JobFilter } from "@/lib/jobs/filter/filter";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { testDatabase } from "@/tests/support/database";
import { exportFiltered } from "@/tests/support/jobs/export-filtered";
import { insertJob, type JobRow } from "@/tests/support/jobs/job-factory";

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

async function exported(access: Access, filter: Partial<JobFilter> = {}, batchRows?: number) {
  const pieces: Buffer[] = [];
  for await (const piece of exportFiltered(access, { ...DEFAULT_FILTER, ...filter }, batchRows))
    pieces.push(piece);
  const rows: string[][] = parse(Buffer.concat(pieces), { relax_column_count: false });
  return rows;
}

test.each(["date", "name"] as const)(
  "an independent parser reads back the list's rows, by %s",
  async (sort) => {
    for (const batchRows of [1, 2, 7, 40, undefined]) {
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

test.each<[string, readonly Cell[]]>([
  ["none but the id", []],
  ["its own in another order", CSV_CELLS.toReversed()],
  ["one more", [...CSV_CELLS, { of: job.description, as: guarded }]],
  ["one more before the others", [{ of: job.name, as: guarded }, ...CSV_CELLS]],
])("an export finds its next batch whatever columns it prints: %s", async (_, cells) => {
  for (const sort of ["date", "name"] as const) {
    const expected = (await exported(database().access, { sort })).map(([id]) => id);
    const pieces: Buffer[] = [];
    for await (const piece of exportFiltered(database().access, { ...DEFAULT_FILTER, sort }, 3, cells))
      pieces.push(piece);
    const rows: string[][] = parse(Buffer.concat(pieces));
    expect(rows.map(([id]) => id)).toEqual(expected);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([1 + cells.length]));
  }
});

test("each row has a cell under each heading", async () => {
  const rows = await exported(database().access);
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([CSV_HEADINGS.length]));
  expect(CSV_HEADINGS).toEqual(["ID", "Name", "Type", "Status", "Created", "Completed", "Duration"]);
});

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
  for await (const piece of exportFiltered(anna, DEFAULT_FILTER, 2)) {
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

test("one batch is read while the one before is taken, none beyond it, and no connection is held", async () => {
  let [asked, underWay, most] = [0, 0, 0];
  const counting: Access = {
    ...anna,
    copyOut: async (statement, room, ask) => {
      asked++;
      most = Math.max(most, ++underWay);
      return anna.copyOut(statement, room, ask).finally(() => underWay--);
    },
  };
  const rows = exportFiltered(counting, DEFAULT_FILTER, 2);
  await rows.next();
  // The reader takes its time.
  await expect.poll(() => underWay).toBe(0);
  expect(asked).toBe(2);
  await rows.next();
  await expect.poll(() => underWay).toBe(0);
  expect(asked).toBe(3);
  await rows.return(undefined);
  expect([underWay, most]).toEqual([0, 1]);
});

describe("names that are suddenly longer than those before", () => {
  const SHORT = 2100;
  const LONG = 4000;
  let owner: Access;

  beforeAll(async () => {
    owner = await database().asUser("bela");
    // The newest are short: the second batch is asked for by their length, and fits only in part.
    await database().sql(
      `with roots as (insert into object (class_name) select 'Job' from generate_series(1, $2::int) returning id)
       insert into job (id, name, type, owner_id, owner_name, created_at)
       select id, case when at > $3 then repeat('"', 255) else 'x' end, 'sync', $1, 'bela',
         '2026-03-01'::timestamptz - at * interval '1 second'
       from (select id, row_number() over () as at from roots) as numbered`,
      [owner.viewer.id, SHORT + LONG, SHORT],
    );
  });

  test("come each once, in order, in no more room than any others", async () => {
    const rooms = new Set<Buffer>();
    const small: Access = {
      ...owner,
      // A sixteenth of the room stands for names sixteen times as long.
      copyOut: (statement, room, ask) => {
        rooms.add(room);
        return owner.copyOut(statement, room.subarray(0, room.length / 16), ask);
      },
    };
    const ids = (await exported(small)).map(([id]) => Number(id));
    expect(ids).toHaveLength(SHORT + LONG);
    expect(ids).toEqual([...new Set(ids)].sort((one, other) => one - other));
    expect(rooms.size).toBe(2);
  });
});

test("a duration is the noted one, else the time from start to end, and a job that did not start or end has none", async () => {
  const odd = await database().asUser("odd");
  const insert = (row: JobRow) =>
    insertJob(database(), { ...row, owner: { id: odd.viewer.id ?? "", name: "odd" } });
  const note = (id: string, duration: string) =>
    database().sql("update job_execution set duration = $2 where job_id = $1", [id, duration]);
  await insert({ status: "running" });
  await insert({ status: "cancelled", startedAt: null });
  await insert({ status: "failed", startedAt: "2026-03-01T10:00:03.75Z" });
  await insert({ status: "completed", startedAt: "2026-03-01T10:00:03.749Z" });
  await insert({ status: "completed", startedAt: "0001-01-01T00:00:00Z" });
  await note(await insert({ status: "completed" }), "1234.5675");
  await note(await insert({ status: "completed", startedAt: null }), "60");
  await note(await insert({ status: "completed" }), "99999999999999.999999");
  await note(await insert({ status: "running" }), "5");
  const durations = (await exported(odd)).toReversed().map((row) => row[6]);
  expect(durations).toEqual([
    "",
    "",
    "0",
    "0.001",
    "63907956003.75",
    "1234.568",
    "60",
    "100000000000000",
    "",
  ]);
});
