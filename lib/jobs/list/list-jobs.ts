import { z } from "zod";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import type { Cursor, PlaceCursor } from "@/lib/jobs/filter/page-cursor";
import { withPlaceholders } from "@/lib/jobs/filter/placeholders";
import { type JobSummary, jobSummary, toIso } from "@/lib/jobs/job";
import type { ReadySearch } from "@/lib/jobs/search/ready-search";
import { listQuery, lookingQuery } from "./list-statement";
import { looksThrough, MOST_LOOKED } from "./look-through";
import { readySearchOf } from "./ready-search-of";
import { type Searched, searchJobs } from "./search-jobs";

/** Rows of a page for programs and tokens, and for a person who chose no other number. */
export const PAGE_SIZE = 25;

/** How much is read for a page. */
export interface PageTerms {
  /** How many rows it has. */
  rows?: number | undefined;
  /** How many jobs are looked through at most for a filter that no index holds. */
  look?: number | undefined;
  /** The search for the filter's words, if it is ready. */
  ready?: ReadySearch | null;
}

export interface JobPage {
  jobs: JobSummary[];
  /** Whether there are jobs before and after these, as far as this kind of page can tell. */
  previous: boolean;
  next: boolean;
  /**
   * Where the list continues, if the search for a full page stopped after many jobs: at the last one that was looked at,
   * which need not match. Null: all jobs that belong on the page are on it.
   */
  lookedTo: PlaceCursor | null;
  /** Of a list that was searched for words. */
  searched?: Searched;
}

/**
 * One page of the viewer's jobs under the filter. By a cursor, or at either end, it costs the same however many jobs
 * there are. By a number, the rows between it and the nearer end are skipped; `total` shows which end that is: how many
 * jobs the list holds, Infinity if unknown. A page past the end is empty: clamp it first. For a filter that no index
 * holds, at most so many jobs are looked through.
 */
export function listJobs(
  access: Access,
  filter: JobFilter,
  total: number,
  { rows: size = PAGE_SIZE, look, ...terms }: PageTerms = {},
): Promise<JobPage> {
  return reading("listJobs", async () => {
    const { db, viewer } = access;
    const { ready = await readySearchOf(access, filter) } = terms;
    const extent = { total, size };
    if (ready) return listFound(ready, filter, { ...extent, look });
    const { chosen, values: words } = withPlaceholders(filter);
    const looks = looksThrough(chosen);
    // From its end, rows would be looked through that stand far behind the page.
    const { rows, offset, fromItsEnd, beyond } = sliceOf(filter, extent, looks);
    const values = { viewer: viewer.id, ...words, ...beyond?.place, rows, offset };
    const variant = {
      role: viewer.role,
      filter: chosen,
      fromItsEnd,
      isFar: offset > 0,
      beyond: beyond && { side: beyond.side, isNamed: beyond.place.value !== null },
    };
    if (!looks)
      return pageOf(z.array(jobSummary).parse(await listQuery(db, values, variant)), filter, extent);
    const { jobs, lookedTo } = readLooked(
      await lookingQuery(db, { ...values, look: look ?? MOST_LOOKED }, variant),
      filter,
    );
    const page = pageOf(jobs, filter, extent);
    return lookedTo && jobs.length === page.jobs.length
      ? goingOn(page, { size, fromItsEnd }, lookedTo)
      : page;
  });
}

async function listFound(
  ready: ReadySearch,
  filter: JobFilter,
  { look, ...extent }: Extent & { look: number | undefined },
): Promise<JobPage> {
  const slice = sliceOf(filter, extent, false);
  const { jobs, lookedTo, searched } = await searchJobs(ready, filter, { ...slice, look });
  const page = { ...pageOf(jobs, filter, extent), searched };
  return lookedTo && jobs.length === page.jobs.length
    ? goingOn(page, { ...slice, size: extent.size }, lookedTo)
    : page;
}

const looked = z.object({ isBound: z.boolean(), boundId: z.string(), boundPlace: z.string().nullable() });

function readLooked(rows: { id: string | null }[], { sort }: JobFilter) {
  let lookedTo: Cursor | null = null;
  for (const row of rows) {
    const { isBound, boundId: id, boundPlace: place } = looked.parse(row);
    if (isBound) lookedTo = { id, value: sort === "date" && place !== null ? toIso(place) : place };
  }
  return { jobs: z.array(jobSummary).parse(rows.filter(({ id }) => id !== null)), lookedTo };
}

/** The list continues behind the last job that was looked at. */
function goingOn(
  page: JobPage,
  { size, fromItsEnd }: { size: number; fromItsEnd: boolean },
  place: Cursor,
): JobPage {
  const isFull = page.jobs.length >= size;
  const lookedTo = isFull ? null : { side: fromItsEnd ? ("before" as const) : ("after" as const), place };
  return fromItsEnd ? { ...page, lookedTo, previous: true } : { ...page, lookedTo, next: true };
}

/** The rows of a page. */
export interface RowsOfPage {
  rows: number;
  offset: number;
  fromItsEnd: boolean;
  /** A cursor that they come before or after. */
  beyond: PlaceCursor | null;
}

const FIRST = { offset: 0, fromItsEnd: false, beyond: null };

/** How many jobs the list has, and how many of them a page. */
interface Extent {
  total: number;
  size: number;
}

function sliceOf({ page, cursor }: JobFilter, { total, size }: Extent, isFromStart: boolean): RowsOfPage {
  // The last page by its number holds the same rows.
  if (cursor?.side === "end") return { ...FIRST, rows: onLastPage(total, size), fromItsEnd: true };
  // One row more shows whether there are others.
  if (cursor) return { ...FIRST, rows: size + 1, fromItsEnd: cursor.side === "before", beyond: cursor };
  const before = (page - 1) * size;
  const behind = total - before - size;
  return behind < before && !isFromStart
    ? {
        ...FIRST,
        rows: Math.max(0, size + Math.min(0, behind)),
        offset: Math.max(0, behind),
        fromItsEnd: true,
      }
    : { ...FIRST, rows: size, offset: before };
}

const onLastPage = (total: number, size: number): number =>
  Number.isFinite(total) ? total % size || size : size;

function pageOf(rows: JobSummary[], { page, cursor }: JobFilter, { total, size }: Extent): JobPage {
  const lookedTo = null;
  const more = rows.length > size;
  switch (cursor?.side) {
    case "before":
      return { jobs: more ? rows.slice(1) : rows, previous: more, next: true, lookedTo };
    case "after":
      return { jobs: rows.slice(0, size), previous: true, next: more, lookedTo };
    case "end":
      return { jobs: rows, previous: total > rows.length, next: false, lookedTo };
    default:
      return { jobs: rows, previous: page > 1, next: page * size < total, lookedTo };
  }
}
