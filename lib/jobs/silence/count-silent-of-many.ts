import { sql } from "drizzle-orm";
import { z } from "zod";
import { cachedQuery } from "@/db/cached-query";
import type { Database } from "@/db/client";
import { reading } from "@/lib/current-verb";
import { MOST, type SilentByTab, silentByTab, silentCounts } from "./count-silent";

/**
 * The same as `countSilent` for many at once, in one statement: by owner, and by "*" for everyone's jobs. If few jobs run
 * in all, they are looked at once, and nobody's again.
 */
export function countSilentOfMany(
  db: Database,
  owners: readonly string[],
): Promise<ReadonlyMap<string, SilentByTab>> {
  return reading("countSilentOfMany", async () => {
    const [row] = await ofMany(db, { owners: owners.filter((owner) => owner !== "*"), most: MOST + 1 });
    const { everyone, apart } = read.parse(row);
    const all = everyone.reduce((sum, { running }) => sum + running, 0);
    const byOwner = new Map<string | null, typeof everyone>([["*", everyone]]);
    for (const counts of all > MOST ? apart : everyone) {
      byOwner.set(counts.owner, [...(byOwner.get(counts.owner) ?? []), counts]);
    }
    return new Map(owners.map((owner) => [owner, silentByTab(byOwner.get(owner) ?? [])]));
  });
}

const ofOwner = silentCounts.element.extend({ owner: z.string().nullable() });
const read = z.object({ everyone: z.array(ofOwner), apart: z.array(ofOwner) });

const ofMany = cachedQuery((db) => {
  const most = sql`${sql.placeholder("most")}::int`;
  const asJson = sql`coalesce(json_agg(json_build_object(
    'owner', s.owner_id::text, 'type', s.type, 'running', s.running, 'silent', s.silent)), '[]')`;
  const found = sql`(
    with everyone as materialized (select * from jobs.silent_counts(null, ${most}))
    select (select ${asJson} from everyone as s) as everyone,
      (select ${asJson} from unnest(${sql.placeholder("owners")}::bigint[]) as asked(owner)
        cross join lateral jobs.silent_counts(asked.owner, ${most}) as s
        where (select sum(e.running) from everyone as e) >= ${most}) as apart)`;
  return db.select({ everyone: sql`everyone`, apart: sql`apart` }).from(sql`${found} as found`);
});
