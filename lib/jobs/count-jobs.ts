import { count, gt, sql } from "drizzle-orm";
import { z } from "zod";
import { job } from "@/db/schema";
import type { Access } from "./access";
import type { JobFilter } from "./filter";
import { type CardStatus, cardOf, STATUSES } from "./status";
import { holdsType, TAB_MEANINGS, type Tab } from "./tab";
import { KNOWN_TYPES } from "./type";
import { visibleTo } from "./visible-to";

const rows = z.array(
  z.object({ type: z.string(), status: z.enum(STATUSES), jobs: z.number(), withRejectedRows: z.number() }),
);

/** How many jobs a viewer sees, by type and status, all of one moment. */
export class JobCounts {
  private readonly rows: z.infer<typeof rows>;

  constructor(counted: z.infer<typeof rows>) {
    this.rows = counted;
  }

  /** What can be filtered by on a tab: its own types, or the known ones and then those of the viewer's jobs, A to Z. */
  types(tab: Tab): string[] {
    const present = this.rows.map((row) => row.type).sort((one, other) => one.localeCompare(other));
    return [...(TAB_MEANINGS[tab].types ?? new Set([...Object.keys(KNOWN_TYPES), ...present]))];
  }

  /** The six cards of a tab, which no filter changes. Total is the sum of the others, to the row. */
  cards(tab: Tab): Record<CardStatus | "total", number> {
    const of = (status: CardStatus | null) => this.matching({ tab, status, type: null });
    return {
      total: of(null),
      pending: of("pending"),
      running: of("running"),
      completed: of("completed"),
      failed: of("failed"),
      cancelled: of("cancelled"),
    };
  }

  /** How many completed jobs of a tab turned rows down. */
  completedWithRejectedRows(tab: Tab): number {
    return this.rows
      .filter((row) => row.status === "completed" && holdsType(tab, row.type))
      .reduce((sum, row) => sum + row.withRejectedRows, 0);
  }

  /** How many jobs the list holds under a filter, on all its pages. */
  matching({ tab, status, type }: Pick<JobFilter, "tab" | "status" | "type">): number {
    return this.rows
      .filter((row) => holdsType(tab, row.type))
      .filter((row) => (status ? cardOf(row.status) === status : true) && (type ? row.type === type : true))
      .reduce((sum, row) => sum + row.jobs, 0);
  }
}

/** Counts the viewer's jobs in one statement. The cost grows with their number until counts are kept. */
export async function countJobs({ db, viewer }: Access): Promise<JobCounts> {
  const counted = await db
    .select({
      type: job.type,
      status: job.status,
      jobs: count(),
      withRejectedRows: sql`count(*) filter (where ${gt(job.rowsRejected, "0")})`.mapWith(Number),
    })
    .from(job)
    .where(visibleTo(viewer))
    .groupBy(job.type, job.status);
  return new JobCounts(rows.parse(counted));
}
