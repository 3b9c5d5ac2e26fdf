import { z } from "zod";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import type { PageCursor } from "@/lib/jobs/filter/page-cursor";
import { withPlaceholders } from "@/lib/jobs/filter/placeholders";
import { type JobSummary, jobSummary } from "@/lib/jobs/job";
import { listQuery } from "./list-statement";

export const PAGE_SIZE = 25;

export interface JobPage {
  jobs: JobSummary[];
  /** Whether there are jobs before and after these, as far as this kind of page can tell. */
  previous: boolean;
  next: boolean;
}

/**
 * One page of the viewer's jobs under the filter. By a cursor, or at either end, it costs the same however many jobs
 * there are. By a number, the rows between it and the nearer end are skipped; `total` shows which end that is: how many
 * jobs the list holds, Infinity if unknown. A page past the end is empty: clamp it first.
 */
export function listJobs({ db, viewer }: Access, filter: JobFilter, total: number): Promise<JobPage> {
  return reading("listJobs", async () => {
    const { rows, offset, fromItsEnd, beyond } = sliceOf(filter, total);
    const { chosen, values: words } = withPlaceholders(filter);
    const values = { viewer: viewer.id, ...words, ...beyond?.place, rows, offset };
    const found = await listQuery(db, values, {
      role: viewer.role,
      filter: chosen,
      fromItsEnd,
      isFar: offset > 0,
      beyond: beyond && { side: beyond.side, isNamed: beyond.place.value !== null },
    });
    return pageOf(z.array(jobSummary).parse(found), filter, total);
  });
}

/** The rows of a page. */
interface Slice {
  rows: number;
  offset: number;
  fromItsEnd: boolean;
  /** A cursor that they come before or after. */
  beyond: Exclude<PageCursor, { side: "end" }> | null;
}

const FIRST = { offset: 0, fromItsEnd: false, beyond: null };

function sliceOf({ page, from }: JobFilter, total: number): Slice {
  // The last page by its number holds the same rows.
  if (from?.side === "end") return { ...FIRST, rows: onLastPage(total), fromItsEnd: true };
  // One row more shows whether there are others.
  if (from) return { ...FIRST, rows: PAGE_SIZE + 1, fromItsEnd: from.side === "before", beyond: from };
  const before = (page - 1) * PAGE_SIZE;
  const behind = total - before - PAGE_SIZE;
  return behind < before
    ? {
        ...FIRST,
        rows: Math.max(0, PAGE_SIZE + Math.min(0, behind)),
        offset: Math.max(0, behind),
        fromItsEnd: true,
      }
    : { ...FIRST, rows: PAGE_SIZE, offset: before };
}

const onLastPage = (total: number): number =>
  Number.isFinite(total) ? total % PAGE_SIZE || PAGE_SIZE : PAGE_SIZE;

function pageOf(rows: JobSummary[], { page, from }: JobFilter, total: number): JobPage {
  const more = rows.length > PAGE_SIZE;
  switch (from?.side) {
    case "before":
      return { jobs: more ? rows.slice(1) : rows, previous: more, next: true };
    case "after":
      return { jobs: rows.slice(0, PAGE_SIZE), previous: true, next: more };
    case "end":
      return { jobs: rows, previous: total > rows.length, next: false };
    default:
      return { jobs: rows, previous: page > 1, next: page * PAGE_SIZE < total };
  }
}
