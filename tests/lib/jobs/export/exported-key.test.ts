import fc from "fast-check";
import { expect, test } from "vitest";
import type { Access } from "@/lib/jobs/access";
import { exportStatement } from "@/lib/jobs/export/export-statement";
import { exportedKey } from "@/lib/jobs/export/exported-key";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { ORDERS } from "@/lib/jobs/list/order";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(
      "'",
      '"',
      ",",
      "=",
      "+",
      "-",
      "\n",
      "\r",
      "\t",
      "\\",
      " ",
      "\ufeff",
      "＝",
      "a",
      "😀",
    ),
  }),
);
/** As PostgreSQL can hold them in a name. */
const storable = hostile.map((text) => [...text.toWellFormed().replaceAll("\0", "")].slice(0, 100).join(""));
const SAMPLES = [
  ...fc.sample(storable, 600),
  ...[
    "",
    '"',
    '""',
    '","',
    ",,,,,,",
    "'=1",
    "''",
    "a,b,c",
    'a","b',
    "\\.",
    "x'; drop table job; --",
    "1,2,3,4,5,6,7",
  ],
];

test("the key of an exported row is that of its job, whatever its name", async () => {
  const { sql } = database();
  const ids = await sql(
    `with root as (insert into object (class_name) select 'Job' from generate_series(1, $1) returning id)
     select array_agg(id::text order by id) as ids from root`,
    [SAMPLES.length],
  );
  await sql(
    `insert into job (id, name, type, created_at)
     select id, name, 'sync', '0001-01-01T00:00:00Z'::timestamptz + at * at * interval '2 days 3.000007 seconds'
     from unnest($1::bigint[], $2::text[]) with ordinality as given(id, name, at)`,
    [ids[0]?.ids, SAMPLES],
  );
  const expected = await sql("select id::text, name, created_at::text from job order by id");
  const rows = await exportedRows(database().access);
  expect(rows).toHaveLength(SAMPLES.length);
  const keys = rows.map((row) => ({
    ...exportedKey(row, "name"),
    created_at: exportedKey(row, "date").value,
  }));
  const found = await sql(
    `select id::text, name, created_at::timestamptz::text
     from unnest($1::bigint[], $2::text[], $3::text[]) as key(id, name, created_at) order by id`,
    [keys.map(({ id }) => id), keys.map(({ value }) => value), keys.map((key) => key.created_at)],
  );
  expect(found).toEqual(expected);
});

test("what is no row of an export has no key", () => {
  for (const text of ["", "\n", "1,2,3"])
    expect(() => exportedKey(Buffer.from(text), "date")).toThrow(RangeError);
});

/** Each row by itself: PostgreSQL says where it ends, no parser of ours. */
async function exportedRows({ viewer, copyOut }: Access): Promise<Buffer[]> {
  const segment = ORDERS.date.segments[0];
  if (!segment) throw new Error("the order has no segment");
  const rows: Buffer[] = [];
  for (let after = null, count = 1; count > 0; ) {
    const copied = await copyOut(
      exportStatement(viewer, DEFAULT_FILTER, { segment, after, rows: 1 }),
      Buffer.alloc(10_000),
    );
    ({ count } = copied);
    if (count === 0) continue;
    rows.push(copied.last);
    after = exportedKey(copied.last, "date");
  }
  return rows;
}
