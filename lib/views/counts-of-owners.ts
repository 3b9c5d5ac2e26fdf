import { sql } from "drizzle-orm";
import { z } from "zod";
import { countedTypes, JobCounts, parseOwnerCounts, whoseCounts } from "@/lib/jobs/counts/count-jobs";
import { idOfNamed } from "@/lib/jobs/named-user";
import type { ViewAccess } from "./view-access";

interface Asked {
  /** Names of users. The caller checks whether the viewer may filter by them. */
  owners: readonly string[];
  /** Types without a `-` in front. */
  types: readonly string[];
}

/** The counts of one owner's jobs (null: of all that the viewer sees) with one type; null: there is no such user. */
export type CountsOf = (owner: string | null, type: string | null) => JobCounts | null;

const found = z.object({
  ids: z.array(z.string().nullable()),
  numbers: z.record(z.string(), z.string()),
});

/** The maintained counts of the viewer's jobs and of those of some owners, all in one statement. */
export async function countsOfOwners(
  { db, viewer }: ViewAccess,
  { owners, types }: Asked,
): Promise<CountsOf> {
  const everyones = whoseCounts(viewer);
  const counted = [...new Set([null, ...types].flatMap(countedTypes))];
  const [row] = await db
    .select({
      ids: sql`to_json(o.ids)`,
      numbers: sql`(select json_object_agg(k.whose || ' ' || k.counted_types, concat_ws(' ', k.pending, k.queued, k.running,
          k.completed, k.failed, k.cancelled, k.with_rejected_rows))
        from (select array_agg(w) as whose, array_agg(t) as types
          from unnest(o.ids) as w, unnest(${sql.param(counted)}::text[]) as t where w is not null) as asked,
        jobs.maintained_counts_of(asked.whose, asked.types) as k)`,
    })
    .from(
      sql`(select array[${sql.join([sql`${everyones}::text`, ...owners.map(idOfNamed)], sql`, `)}] as ids) as o`,
    );
  const { ids: known, numbers } = found.parse(row);
  return (owner, type) => {
    const whose = owner === null ? everyones : known[owners.indexOf(owner) + 1];
    if (!whose) return null;
    const maintained = countedTypes(type).map((one) =>
      parseOwnerCounts(one, numbers[`${whose} ${one}`] ?? ""),
    );
    return new JobCounts({ maintained, types: [] }, type);
  };
}
