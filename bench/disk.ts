import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";

/** What a table or an index takes on the disk. */
export interface DiskWeight {
  name: string;
  /** The table of an index. */
  table: string | null;
  bytes: number;
}

const rows = z.array(z.object({ name: z.string(), table: z.string().nullable(), bytes: z.coerce.number() }));

/** The tables of the records, each followed by its indexes. Those under a thousandth of the whole are left out. */
export async function weighDisk(db: Database): Promise<DiskWeight[]> {
  const found = await db
    .select({
      name: sql<string>`coalesce(i.relname, t.relname)::text`,
      table: sql<string | null>`case when i.oid is not null then t.relname::text end`,
      // A table with its long texts, which are stored apart, and its maps.
      bytes: sql<string>`case when i.oid is null then pg_table_size(t.oid) else pg_relation_size(i.oid) end`,
    })
    .from(sql`pg_class t
      cross join lateral (
        select null::oid as oid, null::name as relname
        union all
        select c.oid, c.relname from pg_index x join pg_class c on c.oid = x.indexrelid where x.indrelid = t.oid
      ) i`)
    .where(sql`t.relkind = 'r' and t.relnamespace in ('public'::regnamespace, 'jobs'::regnamespace)`)
    .orderBy(sql`pg_total_relation_size(t.oid) desc, t.oid, i.oid is not null, 3 desc`);
  const weights = rows.parse(found);
  const whole = weights.reduce((sum, { bytes }) => sum + bytes, 0);
  return weights.filter(({ bytes }) => bytes >= whole / 1000);
}
