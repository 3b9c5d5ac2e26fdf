import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { countJobs } from "@/lib/jobs/counts/count-jobs";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import type { ReadySearch } from "@/lib/jobs/search/ready-search";
import { addressPage, firstOnAddressPage } from "./address-page";
import { COUNTED_FOR_PAGE, countMatching } from "./count-matching";
import { type JobPage, listJobs } from "./list-jobs";
import { type CursorFields, ORDERS } from "./order";
import { readySearchOf } from "./ready-search-of";

const MOVES = ["next", "previous"] as const;

/** Which way one came to a job, from the job before or after it in the list. */
export type Move = (typeof MOVES)[number];

export const parseMove = (text: string): Move | null => MOVES.find((move) => move === text) ?? null;

interface MovedTo {
  /** With the page of the list on which one was. */
  filter: JobFilter;
  /** How many rows a page has. */
  rows: number;
  move: Move;
}

/**
 * The filter with the page of the viewer's list that has the job: the one on which one was, or where that one ends, the
 * page behind or before it. A job that does not match the filter leaves the page as it is. While the page stays the same,
 * it costs as much as that page of the list.
 */
export function pageOfJob(access: Access, job: CursorFields, moved: MovedTo): Promise<JobFilter> {
  return reading("pageOfJob", async () => {
    const { filter, rows, move } = moved;
    const ready = await readySearchOf(access, filter);
    const total = await totalFor(access, filter, ready);
    const page = await listJobs(access, filter, total, { rows, ready });
    if (page.jobs.some(({ id }) => id === job.id)) return filter;
    const other = { ...filter, ...(await pageBeginningWith(access, job, moved, ready)) };
    const { jobs } = await listJobs(access, other, Number.POSITIVE_INFINITY, { rows: 1, ready });
    if (jobs[0]?.id !== job.id) return filter;
    const first = firstOf(page, moved, total);
    if (first === null || !other.cursor || other.cursor.side === "end") return other;
    const moves = move === "next" ? page.jobs.length : -rows;
    return { ...other, page: addressPage(Math.max(1, first + moves)) };
  });
}

/** How many jobs match, where the page depends on it: how many of them the last page has. */
async function totalFor(access: Access, filter: JobFilter, ready: ReadySearch | null): Promise<number> {
  if (filter.cursor?.side !== "end") return Number.POSITIVE_INFINITY;
  const counts = await countJobs(access, filter.type);
  const { total, isWhole } = await countMatching(access, filter, { counts, most: COUNTED_FOR_PAGE, ready });
  return isWhole ? total : Number.POSITIVE_INFINITY;
}

/** The page whose first job, as one moves, is this one. */
async function pageBeginningWith(
  access: Access,
  job: CursorFields,
  { filter, move }: MovedTo,
  ready: ReadySearch | null,
): Promise<Pick<JobFilter, "page" | "cursor">> {
  const { cursorOf } = ORDERS[filter.sort];
  const [back, on] = move === "next" ? (["before", "after"] as const) : (["after", "before"] as const);
  const cursor = { side: back, place: cursorOf(job) };
  const { jobs } = await listJobs(access, { ...filter, cursor }, Number.POSITIVE_INFINITY, {
    rows: 1,
    ready,
  });
  if (jobs[0]) return { page: 1, cursor: { side: on, place: cursorOf(jobs[0]) } };
  return { page: 1, cursor: move === "next" ? null : { side: "end" } };
}

/** The number of a page's first row in the list, from 1; null if its address does not say it. */
function firstOf(
  { jobs }: JobPage,
  { filter: { page, cursor }, rows }: MovedTo,
  total: number,
): number | null {
  if (cursor?.side === "end") return Number.isFinite(total) ? total - jobs.length + 1 : null;
  if (!cursor) return (page - 1) * rows + 1;
  // A cursor without a number has page 1.
  return page === 1 ? null : firstOnAddressPage(page);
}
