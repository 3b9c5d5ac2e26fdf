import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import type { CopiedRows } from "@/db/copy-out";
import type { Access } from "@/lib/jobs/access";
import { exportStatement, placeStatement } from "@/lib/jobs/export/export-statement";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { ORDERS, type OrderKey } from "@/lib/jobs/list/order";
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

test("the place of an exported row is that of its job, whatever its name", async () => {
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
  const places = await placesOfRows(database().access);
  const found = await sql(
    `select id::text, name, created_at::timestamptz::text
     from unnest($1::bigint[], $2::text[], $3::text[]) as place(id, name, created_at) order by id`,
    [places.map(({ id }) => id), places.map(({ name }) => name), places.map(({ created }) => created)],
  );
  expect(found).toEqual(expected);
});

test("what is no row of an export has no place", () => {
  for (const text of ["", "\n", "1", "x,2,3", '"1",2'])
    expect(() => placeStatement(firstOf("date"), Buffer.from(text))).toThrow(RangeError);
});

function firstOf(sort: "date" | "name") {
  const [segment] = ORDERS[sort].segments;
  if (!segment) throw new Error("the order has no segment");
  return segment;
}

const place = z.object({ id: z.string(), name: z.string(), created: z.string() });

/** The places by date and by name of each row, exported by itself behind the one before. */
async function placesOfRows({ viewer, copyOut }: Access): Promise<z.infer<typeof place>[]> {
  const [segment, named] = [firstOf("date"), firstOf("name")];
  const ask = ({ count, last }: CopiedRows) =>
    count === 0
      ? null
      : `select dated.id, dated.value as created, named.value as name
         from (${placeStatement(segment, last)}) as dated join (${placeStatement(named, last)}) as named using (id)`;
  const found: z.infer<typeof place>[] = [];
  for (let after: OrderKey | null = null; ; ) {
    const statement = exportStatement(viewer, DEFAULT_FILTER, { segment, after, rows: 1 });
    const { ofLast } = await copyOut(statement, Buffer.alloc(10_000), ask);
    if (ofLast === null) return found;
    const [one] = z.tuple([place]).parse(ofLast);
    after = { value: one.created, id: one.id };
    found.push(one);
  }
}
