import type { Access } from "@/lib/jobs/access";
import type { Total } from "@/lib/jobs/counts/count-matching";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { pastTheEnd } from "@/lib/jobs/params";
import { paginate } from "@/lib/paging";
import { noticeTexts } from "@/texts/jobs/notice";
import { type JobPage, listJobs, PAGE_SIZE } from "./list-jobs";

/** A page and its place in the list. */
export interface PageInList extends JobPage {
  /** With the page and the cursor that the rows were found by. */
  filter: JobFilter;
  pages: number;
  /** The number of its first row, from 1; null if a cursor came without its page number. */
  first: number | null;
  /**
   * Whether page and number are certain: in the middle of the list, rows may have been added or removed since the
   * cursor's page was counted.
   */
  exact: boolean;
  /** A sentence if another page is shown than the requested one. */
  notices: string[];
}

/**
 * The page that the filter asks for, in a list with so many jobs, or the nearest page if that one does not exist. If
 * the list was not counted to its end, cursors lead to the pages after the counted ones.
 */
export async function readPage(access: Access, requested: JobFilter, counted: Total): Promise<PageInList> {
  const { total, isWhole } = counted;
  const { pages } = paginate(total, PAGE_SIZE);
  const numberOf = { before: requested.page, after: requested.page, end: pages };
  const page = requested.from ? numberOf[requested.from.side] : requested.page;
  const nearest = requested.from && !isWhole ? page : paginate(total, PAGE_SIZE, page).page;
  const filter = { ...requested, page: nearest };
  const listed = await listJobs(access, filter, isWhole ? total : Number.POSITIVE_INFINITY);
  if (!requested.from || (requested.from.side === "end" && isWhole)) {
    const notices =
      requested.from || filter.page === requested.page
        ? []
        : [pastTheEnd("page", requested.page, { pages, total })];
    return { ...listed, filter, pages, first: (filter.page - 1) * PAGE_SIZE + 1, exact: true, notices };
  }
  if (listed.jobs.length === 0) return nearestPage(access, filter, counted);
  return { ...listed, ...placed(listed, filter, counted), pages, notices: [] };
}

/** The nearest end of the list, for a cursor that has no rows on its side any more. */
async function nearestPage(access: Access, filter: JobFilter, counted: Total): Promise<PageInList> {
  const [from, notice]: [JobFilter["from"], string] =
    filter.from?.side === "after"
      ? [{ side: "end" }, noticeTexts.nextPageEmpty]
      : [null, noticeTexts.previousPageEmpty];
  const page = await readPage(access, { ...filter, page: 1, from }, counted);
  return { ...page, notices: counted.total > 0 ? [notice] : [] };
}

/** The place of rows that a cursor found. It is certain at either end of a list that was counted to its end. */
function placed({ jobs, previous, next }: JobPage, filter: JobFilter, { total, isWhole }: Total) {
  if (!previous) return { filter: { ...filter, page: 1 }, first: 1, exact: true };
  if (!next && !isWhole) return { filter, first: null, exact: false };
  if (!next) {
    const first = Math.max(1, total - jobs.length + 1);
    return { filter: { ...filter, page: paginate(total, PAGE_SIZE).pages }, first, exact: true };
  }
  return { filter, first: filter.page === 1 ? null : (filter.page - 1) * PAGE_SIZE + 1, exact: false };
}
