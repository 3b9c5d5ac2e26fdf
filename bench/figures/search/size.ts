import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Measure } from "../../figure";

const sizes = z.object({ entries: z.coerce.number(), index: z.coerce.number() });
const MIB = 1024 ** 2;

/** What the search takes on the disk. */
export const searchSize: Measure = async ({ large }) => {
  const [row] = await large.access.db
    .select({
      entries: sql`pg_table_size('search_entry') + pg_total_relation_size('search_block')`,
      index: sql`pg_indexes_size('search_entry')`,
    })
    .from(sql`(values (1)) as one`);
  const { entries, index } = sizes.parse(row);
  const inMillion = (bytes: number) => (bytes / MIB / large.jobs) * 1_000_000;
  const unit = "MiB a million jobs";
  return [
    { name: "search_size", value: inMillion(entries + index), unit, bar: null },
    { name: "search_size_entries", value: inMillion(entries), unit, bar: null },
    { name: "search_size_indexes", value: inMillion(index), unit, bar: null },
  ];
};
