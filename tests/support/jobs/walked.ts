import type { Access } from "@/lib/jobs/access";
import type { Sort } from "@/lib/jobs/sort";
import type { TestDatabase } from "../database";

/** Names whose order is easily got wrong. */
export const NAMES = [
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

/** A job of somebody who pages through their list. */
export interface WalkedRow {
  /** Places in NAMES and among ten microseconds. */
  name: number;
  time: number;
  /** Whether it is there, unchanged, as long as somebody walks. */
  lasts: boolean;
}
export async function insertWalked({ sql }: TestDatabase, access: Access, rows: WalkedRow[]): Promise<void> {
  await sql(
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

let walkers = 0;

/** Somebody new, who has so many jobs with equal times and equal names among them. */
export async function withJobs(database: TestDatabase, length: number): Promise<Access> {
  const access = await database.asUser(`walker ${++walkers}`);
  await insertWalked(
    database,
    access,
    Array.from({ length }, (_, n) => ({ name: n % NAMES.length, time: n % 10, lasts: true })),
  );
  return access;
}

const ORDER_BY: Record<Sort, string> = {
  date: "created_at desc, job.id desc",
  name: 'name collate "und-x-icu" asc nulls last, job.id asc',
};

/** The ids of somebody's jobs in the order of the list. */
export async function inOrder(
  { sql }: TestDatabase,
  access: Access,
  sort: Sort,
  where = "true",
): Promise<string[]> {
  const rows = await sql(
    `select id::text from job where owner_id = $1 and ${where} order by ${ORDER_BY[sort]}`,
    [access.viewer.id],
  );
  return rows.map(({ id }) => String(id));
}
