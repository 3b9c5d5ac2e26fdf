import { and, eq, sql } from "drizzle-orm";
import { cachedQuery } from "@/db/cached-query";
import { job, jobExecution } from "@/db/schema";
import type { Role } from "@/lib/jobs/access";
import { jobsWhere } from "@/lib/jobs/filter/jobs-where";
import type { JobConditions } from "@/lib/jobs/filter/rule";
import { summaryColumns } from "@/lib/jobs/job";
import type { ViewerScope } from "@/lib/jobs/visibility";
import { mergePrefixes, orderOfFound, topOfEachPrefix } from "./index-scan";
import { lookThrough } from "./look-through";
import { ORDERS } from "./order";

/** What the statements of lists differ in, besides their values. */
interface ListVariant {
  role: Role;
  /** With placeholders for words that are not from a closed list. */
  filter: JobConditions;
  fromItsEnd: boolean;
  /** Whether rows are skipped. */
  isFar: boolean;
  /** On which side of a cursor the rows are, and whether its job has a name. */
  beyond: { side: "after" | "before"; isNamed: boolean } | null;
}

const open = sql.placeholder;

function scanOf({ role, filter, fromItsEnd, beyond }: ListVariant) {
  const viewer: ViewerScope = role === "admin" ? { role } : { role, id: open("viewer") };
  const scan = { viewer, filter, rows: open("rows"), fromItsEnd };
  const place = { value: beyond?.isNamed ? open("value") : null, id: open("id") };
  return beyond ? { ...scan, ranges: ORDERS[filter.sort].beforeAndAfter(place)[beyond.side] } : scan;
}

/**
 * The statement of a list. Its values: viewer, rows, offset, value and id of a cursor, and those of `withPlaceholders`.
 */
export const listQuery = cachedQuery((db, variant: ListVariant) => {
  const scan = scanOf(variant);
  const found = variant.isFar ? mergePrefixes({ ...scan, offset: open("offset") }) : topOfEachPrefix(scan);
  return db
    .select(summaryColumns)
    .from(sql`${found} as found`)
    .innerJoin(job, and(eq(job.id, sql`found.id`), jobsWhere(scan.viewer, variant.filter)))
    .leftJoin(jobExecution, eq(jobExecution.jobId, job.id))
    .orderBy(orderOfFound({ filter: variant.filter }));
});

/**
 * The same for a filter that no index holds: `look` more rows are looked through at most. A row that `isBound` is the
 * last one looked at, and has no job if that one does not match.
 */
export const lookingQuery = cachedQuery((db, variant: ListVariant) => {
  const scan = scanOf(variant);
  const found = lookThrough({ ...scan, offset: open("offset"), most: open("look") });
  return db
    .select({
      ...summaryColumns,
      isBound: sql`found.is_bound`,
      boundId: sql`found.id::text`,
      boundPlace: sql`found.place::text`,
    })
    .from(sql`${found} as found`)
    .leftJoin(job, and(eq(job.id, sql`found.id`), jobsWhere(scan.viewer, variant.filter)))
    .leftJoin(jobExecution, eq(jobExecution.jobId, job.id))
    .orderBy(orderOfFound({ filter: variant.filter }));
});
