import { and, eq, sql } from "drizzle-orm";
import { keptStatement } from "@/db/kept-statement";
import { job, jobExecution } from "@/db/schema";
import type { Role } from "@/lib/jobs/access";
import { matching } from "@/lib/jobs/filter/matching";
import type { Chosen } from "@/lib/jobs/filter/rule";
import { summaryColumns } from "@/lib/jobs/job";
import type { Seeing } from "@/lib/jobs/visibility";
import { firstOfLanes, mergedLanes, orderOfFound } from "./lanes";
import { ORDERS } from "./order";

/** What the statements of lists differ in, but for their values. */
interface Kind {
  role: Role;
  /** With places for words that are no closed list's. */
  filter: Chosen;
  fromItsEnd: boolean;
  /** Whether rows are passed over. */
  isFar: boolean;
  /** On which side of a place the rows stand, and whether that is one of a job with a name. */
  beyond: { side: "after" | "before"; isNamed: boolean } | null;
}

/** The statement of a list, for the values viewer, rows, offset, value and id of a place, and those of `heldOpen`. */
export const listOfKind = keptStatement((db, kind: Kind) => {
  const { role, filter, fromItsEnd, isFar, beyond } = kind;
  const open = sql.placeholder;
  const viewer: Seeing = role === "admin" ? { role } : { role, id: open("viewer") };
  const wanted = { viewer, filter, rows: open("rows"), fromItsEnd };
  const place = { value: beyond?.isNamed ? open("value") : null, id: open("id") };
  const found = isFar
    ? mergedLanes({ ...wanted, offset: open("offset") })
    : firstOfLanes(
        beyond ? { ...wanted, stretches: ORDERS[filter.sort].around(place)[beyond.side] } : wanted,
      );
  return db
    .select(summaryColumns)
    .from(sql`${found} as found`)
    .innerJoin(job, and(eq(job.id, sql`found.id`), matching(viewer, filter)))
    .leftJoin(jobExecution, eq(jobExecution.jobId, job.id))
    .orderBy(orderOfFound({ filter }));
});
