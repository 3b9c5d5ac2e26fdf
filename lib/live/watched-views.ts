import { sql } from "drizzle-orm";
import { z } from "zod";
import type { PinnedView } from "@/lib/auth/session/viewer-views";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { idOfNamed } from "@/lib/jobs/named-user";
import { countedViews } from "@/lib/views/counted-views";
import type { WatchedView } from "./update";

/**
 * Those of the pinned views whose numbers the reader follows: the maintained counts know them. A view of an owner who
 * does not exist is left out. It takes a statement only where a view names an owner.
 */
export async function watchedViews(access: Access, pinned: readonly PinnedView[]): Promise<WatchedView[]> {
  const counted = countedViews(pinned, access.viewer);
  const owners = await idsOfUsers(access, [...new Set(counted.flatMap(({ filter }) => filter.owner ?? []))]);
  return counted.flatMap(({ id, filter: { tab, status, type, owner } }) => {
    const whose = owner === null ? null : owners.get(owner);
    return whose === undefined ? [] : [{ id, filter: { tab, status, type, owner: whose } }];
  });
}

const row = z.object({ ids: z.array(z.string().nullable()) });

/** By the names as they are given; without those of whom there is none. */
async function idsOfUsers({ db }: Access, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  return reading("idsOfUsers", async () => {
    const [found] = await db
      .select({ ids: sql`json_build_array(${sql.join(names.map(idOfNamed), sql`, `)})` })
      .from(sql`(values (1)) as one`);
    const known = row.parse(found).ids;
    return new Map(
      names.flatMap((name, at): [string, string][] => {
        const id = known[at];
        return id ? [[name, id]] : [];
      }),
    );
  });
}
