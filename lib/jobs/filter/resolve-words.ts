import { sql } from "drizzle-orm";
import { z } from "zod";
import { appUser } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { instant } from "@/lib/jobs/job";
import { isNamed } from "@/lib/jobs/named-user";
import { ignored } from "@/lib/jobs/params";
import { contradictionsOf } from "./contradictions";
import type { Meanings } from "./filter";
import { firstAfter, firstOf, microsecondsOf, printMoment, rollingStart } from "./moment-words";
import type { ParsedFilter } from "./parse-filter";

/**
 * The filter with what its words mean now: the owner's id, and the moments of `since`, `from` and `to`, whose days are
 * those of this time zone. "Now" is by the database's clock, so that a web server whose clock is wrong hides no jobs.
 * One statement, if there is an owner or a rolling start, else none. An owner who does not exist is ignored with a
 * notice; filters that no job can match together get a notice.
 */
export async function resolveWords(
  access: Access,
  { filter, notices }: ParsedFilter,
  zone: string,
): Promise<ParsedFilter> {
  const { owner, since, from, to } = filter;
  const found = owner === null && since === null ? null : await lookUp(access, owner);
  const meanings: Meanings = {};
  if (since && found) meanings.since = printMoment(rollingStart(since, zone, found.now));
  if (from) meanings.from = printMoment(firstOf(from, zone));
  if (to) meanings.to = printMoment(firstAfter(to, zone));
  if (found?.owner) meanings.owner = found.owner;
  const unknown = owner !== null && meanings.owner === undefined ? [ignored("owner", owner)] : [];
  const resolved = { ...filter, owner: unknown.length > 0 ? null : owner, meanings };
  return { filter: resolved, notices: [...notices, ...unknown, ...contradictionsOf(resolved)] };
}

const answer = z.object({ now: instant, owner: z.string().nullable() });

function lookUp({ db }: Access, owner: string | null) {
  return reading("lookUp", async () => {
    const id = db
      .select({ id: appUser.id })
      .from(appUser)
      .where(isNamed(owner ?? ""));
    const [row] = await db
      .select({ now: sql`clock_timestamp()::text`, owner: owner === null ? sql`null` : sql`(${id})::text` })
      .from(sql`(values (1)) as one`);
    const { now, owner: found } = answer.parse(row);
    return { now: microsecondsOf(now), owner: found };
  });
}
