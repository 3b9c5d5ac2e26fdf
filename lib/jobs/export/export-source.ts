import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import type { OrderKey } from "@/lib/jobs/list/order";
import { readySearchOf } from "@/lib/jobs/list/ready-search-of";
import { MOST_SORTED } from "@/lib/jobs/list/search-jobs";
import { findEveryMatching } from "@/lib/jobs/search/find-matching";

/** Where the jobs of an export come from. */
export interface ExportSource {
  /** With the order of the export. */
  filter: JobFilter;
  /** With words: the ids of the next jobs after a key, and whether there may be more. Null: a list has them. */
  found: ((after: OrderKey | null, rows: number) => Promise<{ ids: string[]; hasMore: boolean }>) | null;
}

/** The same with words. */
export type FoundSource = { [Key in keyof ExportSource]: NonNullable<ExportSource[Key]> };

/** Without words, the list itself. With words, jobs are exported newest first if too many match to be sorted by name. */
export async function exportSource(access: Access, filter: JobFilter): Promise<ExportSource> {
  return reading("exportSource", async () => {
    const ready = await readySearchOf(access, filter);
    if (ready === null) return { filter, found: null };
    const find = (beyond: OrderKey | null, most: number) =>
      findEveryMatching(ready, { most, beyond, fromOldest: false });
    if (filter.sort === "name") {
      const { ids } = await find(null, MOST_SORTED + 1);
      if (ids.length <= MOST_SORTED) return { filter, found: async () => ({ ids, hasMore: false }) };
    }
    return { filter: { ...filter, sort: "date" }, found: find };
  });
}
