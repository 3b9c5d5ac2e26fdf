import { and, desc, eq, isNull, or, type Placeholder, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { preparedQuery } from "@/db/cached-query";
import { clearRun } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { toIso } from "@/lib/jobs/job";
import { parseId } from "@/lib/jobs/job-id";
import { TABS } from "@/lib/jobs/tab";
import { isAbandoned, RESUMABLE, runsOf } from "./clear-run";

const moment = z.string().transform(toIso);
const recorded = z.object({
  id: z.string(),
  /** The tab whose jobs it removes. */
  tab: z.enum(TABS),
  /** The requested age; null for a run from before the age was recorded. */
  days: z.number().nullable(),
  /** It removes the jobs that finished before this moment. */
  finishedBefore: moment,
  /** How many jobs there were to remove when it began; above 100,000 an estimate. Null: not counted. */
  expected: z.coerce.number().nullable(),
  /** How many are removed; for a running clear, how many so far. */
  removed: z.coerce.number(),
  startedAt: moment,
  /** Null while it is running, and for ever if it was interrupted. */
  finishedAt: moment.nullable(),
  /** `interrupted`: the process that worked on it has stopped responding. */
  state: z.enum(["running", "stopping", "finished", "stopped", "interrupted"]),
  /** Whether the same clear requested again would resume this run. */
  isResumable: z.boolean(),
});
export type ClearRun = z.infer<typeof recorded>;

const isOpen = sql`(${clearRun.finishedAt} is null
  and coalesce(${clearRun.lastSignAt} > clock_timestamp() - ${RESUMABLE}, false))`;

const columns = {
  id: clearRun.id,
  tab: clearRun.tab,
  days: clearRun.days,
  finishedBefore: clearRun.finishedBefore,
  expected: clearRun.expected,
  removed: clearRun.removed,
  startedAt: clearRun.startedAt,
  finishedAt: clearRun.finishedAt,
  state: sql`case
    when ${clearRun.finishedAt} is not null and ${clearRun.stopAskedAt} is not null then 'stopped'
    when ${clearRun.finishedAt} is not null then 'finished'
    when ${isAbandoned} then 'interrupted'
    when ${clearRun.stopAskedAt} is not null then 'stopping'
    else 'running' end`,
  isResumable: isOpen,
};

const ofAnyone = recorded.extend({ viewerId: z.string().nullable() });

/** Clears of these ids as JSON, of all users, for a statement that reads more. For `parseClearRuns`. */
export function clearRunsAsJson(ids: Placeholder): SQL {
  const facts = { ...columns, id: sql`${clearRun.id}::text`, viewerId: sql`${clearRun.viewerId}::text` };
  const parts = Object.entries(facts).map(([name, column]) => sql`${sql.raw(`'${name}'`)}, ${column}`);
  return sql`(select coalesce(json_agg(json_build_object(${sql.join(parts, sql`, `)})), '[]')
    from ${clearRun} where ${clearRun.id} = any (${ids}::bigint[]))`;
}

/** Each clear, and the id of who started it; null: it was the command line. Show it to nobody else. */
export const parseClearRuns = (json: unknown): { run: ClearRun; viewerId: string | null }[] =>
  z
    .array(ofAnyone)
    .parse(json)
    .map(({ viewerId, ...run }) => ({ run, viewerId }));

/** What a clear of the viewer's own did; null if they started none of that id in the last 30 days. */
export function getClearRun({ db, viewer }: Access, id: string): Promise<ClearRun | null> {
  return reading("getClearRun", async () => {
    if (parseId(id) === null) return null;
    const [row] = await db
      .select(columns)
      .from(clearRun)
      .where(and(eq(clearRun.id, id), runsOf(viewer)));
    return row ? recorded.parse(row) : null;
  });
}

/** The viewer's clear that is running or was interrupted within the last hour; else the one of that id, if any. */
export function findCurrentRun({ db, viewer }: Access, id: string | null): Promise<ClearRun | null> {
  return reading("findCurrentRun", async () => {
    const values = { viewerId: viewer.id, named: id === null ? null : parseId(id) };
    const [row] = await presentRun(db, values, { isCommandLine: viewer.id === null });
    return row ? recorded.parse(row) : null;
  });
}

const presentRun = preparedQuery((db, { isCommandLine }: { isCommandLine: boolean }) => {
  const open = and(isNull(clearRun.finishedAt), isOpen);
  const named = eq(clearRun.id, sql.placeholder("named"));
  return db
    .select(columns)
    .from(clearRun)
    .where(and(runsOf({ id: isCommandLine ? null : sql.placeholder("viewerId") }), or(open, named)))
    .orderBy(desc(isOpen), desc(clearRun.id))
    .limit(1);
});
