import { count } from "drizzle-orm";
import { z } from "zod";
import { job } from "@/db/schema";
import type { Access } from "./access";
import type { JobFilter } from "./filter";
import { type CardStatus, cardOf, STATUSES } from "./status";
import { visibleTo } from "./visible-to";

const rows = z.array(z.object({ type: z.string(), status: z.enum(STATUSES), jobs: z.number() }));

/** How many jobs a viewer sees, by type and status, all of one moment. */
export class JobCounts {
  private readonly rows: z.infer<typeof rows>;

  constructor(counted: z.infer<typeof rows>) {
    this.rows = counted;
  }

  /** The types that the viewer's jobs have, A to Z. */
  get types(): string[] {
    return [...new Set(this.rows.map((row) => row.type))].sort((one, other) => one.localeCompare(other));
  }

  /** The six cards, which no filter changes. Total is the sum of the others, to the row. */
  cards(): Record<CardStatus | "total", number> {
    const of = (status: CardStatus | null) => this.matching({ status, type: null });
    return {
      total: of(null),
      pending: of("pending"),
      running: of("running"),
      completed: of("completed"),
      failed: of("failed"),
      cancelled: of("cancelled"),
    };
  }

  /** How many jobs the list holds under a filter, on all its pages. */
  matching({ status, type }: Pick<JobFilter, "status" | "type">): number {
    return this.rows
      .filter((row) => (status ? cardOf(row.status) === status : true) && (type ? row.type === type : true))
      .reduce((sum, row) => sum + row.jobs, 0);
  }
}

/** Counts the viewer's jobs in one statement. The cost grows with their number until counts are kept. */
export async function countJobs({ db, viewer }: Access): Promise<JobCounts> {
  const counted = await db
    .select({ type: job.type, status: job.status, jobs: count() })
    .from(job)
    .where(visibleTo(viewer))
    .groupBy(job.type, job.status);
  return new JobCounts(rows.parse(counted));
}
