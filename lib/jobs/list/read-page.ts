import type { Access } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import type { Total } from "@/lib/jobs/list/count-matching";
import { pastTheEnd } from "@/lib/jobs/params";
import { searchOf } from "@/lib/jobs/search/search-of";
import { paginate } from "@/lib/paging";
import { noticeTexts } from "@/texts/jobs/notice";
import { addressPage, firstOnAddressPage } from "./address-page";
import { type JobPage, listJobs, PAGE_SIZE, type PageTerms } from "./list-jobs";
import { MOST_SORTED, type UnsortedReason, unsortedNotice } from "./search-jobs";

/** A page and its place in the list. */
export interface PageInList extends JobPage {
  /** With the page, as an address has it, and the cursor that the rows were found by. */
  filter: JobFilter;
  /** The number of the page, of so many. */
  page: number;
  pages: number;
  /** How many rows a page has. */
  rows: number;
  /** The number of its first row, from 1; null if a cursor came without its page number. */
  first: number | null;
  /**
   * Whether page and number are certain: in the middle of the list, rows may have been added or removed since the
   * cursor's page was counted.
   */
  exact: boolean;
  /** Whether it is the nearest page, because the requested one is past the end of the list, or of what was counted. */
  isPastEnd: boolean;
  /** Sentences if another page or another order is shown than the requested one. */
  notices: string[];
}

/**
 * The page of so many `rows` that the filter asks for, in a list with so many jobs, or the nearest page if that one
 * does not exist. If the list was not counted to its end, cursors lead to the pages after the counted ones.
 */
export async function readPage(
  access: Access,
  requested: JobFilter,
  counted: Total,
  terms: PageTerms = {},
): Promise<PageInList> {
  const { total, isWhole } = counted;
  const { cursor } = requested;
  const isMany = total > MOST_SORTED || (!isWhole && total >= MOST_SORTED);
  if (requested.sort === "name" && isMany && searchOf(access.viewer, requested)) {
    return newestFirst(access, requested, counted, { ...terms, reason: "matches" });
  }
  if (cursor && !(cursor.side === "end" && isWhole)) return pageByCursor(access, requested, counted, terms);
  const { rows = PAGE_SIZE } = terms;
  const { page, pages } = paginate(total, rows, cursor ? Number.POSITIVE_INFINITY : requested.page);
  const filter = { ...requested, page };
  const listed = await listJobs(access, filter, isWhole ? total : Number.POSITIVE_INFINITY, terms);
  const reason = listed.searched?.newestFirst;
  if (reason) return newestFirst(access, requested, counted, { ...terms, reason });
  const isPastEnd = !cursor && page !== requested.page;
  const notices = isPastEnd ? [pastTheEnd("page", requested.page, { pages, total, isWhole })] : [];
  return {
    ...listed,
    filter,
    page,
    pages,
    rows,
    first: (page - 1) * rows + 1,
    exact: true,
    isPastEnd,
    notices,
  };
}

async function pageByCursor(
  access: Access,
  requested: JobFilter,
  counted: Total,
  terms: PageTerms,
): Promise<PageInList> {
  const { total, isWhole } = counted;
  const { rows = PAGE_SIZE } = terms;
  const { pages } = paginate(total, rows);
  const listed = await listJobs(access, requested, isWhole ? total : Number.POSITIVE_INFINITY, terms);
  const reason = listed.searched?.newestFirst;
  if (reason) return newestFirst(access, requested, counted, { ...terms, reason });
  if (listed.jobs.length === 0 && !listed.lookedTo) return nearestPage(access, requested, counted, terms);
  const { first, exact } = placed(listed, requested, { ...counted, rows });
  const filter = { ...requested, page: first === null ? 1 : addressPage(first) };
  const page = Math.min(pages, first === null ? 1 : Math.ceil((first - 1) / rows) + 1);
  return { ...listed, filter, page, pages, rows, first, exact, isPastEnd: false, notices: [] };
}

/** A page of a search that can't be sorted by name. Its links go by date, too. */
async function newestFirst(
  access: Access,
  requested: JobFilter,
  counted: Total,
  { reason, ...terms }: PageTerms & { reason: UnsortedReason },
): Promise<PageInList> {
  const page = await readPage(access, { ...requested, sort: "date", cursor: null }, counted, terms);
  const searched = page.searched && { ...page.searched, newestFirst: reason };
  return { ...page, ...(searched && { searched }), notices: [unsortedNotice(reason), ...page.notices] };
}

/** The nearest end of the list, for a cursor that has no rows on its side any more. */
async function nearestPage(
  access: Access,
  filter: JobFilter,
  counted: Total,
  terms: PageTerms,
): Promise<PageInList> {
  const [cursor, notice]: [JobFilter["cursor"], string] =
    filter.cursor?.side === "after"
      ? [{ side: "end" }, noticeTexts.nextPageEmpty]
      : [null, noticeTexts.previousPageEmpty];
  const page = await readPage(access, { ...filter, page: 1, cursor }, counted, terms);
  return { ...page, isPastEnd: true, notices: counted.total > 0 ? [notice] : [] };
}

/** The place of rows that a cursor found. It is certain at either end of a list that was counted to its end. */
function placed(
  { jobs, previous, next, lookedTo }: JobPage,
  { page }: JobFilter,
  { total, isWhole, rows }: Total & { rows: number },
): Pick<PageInList, "first" | "exact"> {
  if (!previous && !lookedTo) return { first: 1, exact: true };
  if (!next && isWhole) return { first: Math.max(1, total - jobs.length + 1), exact: true };
  if (!next || page === 1) return { first: null, exact: false };
  const claimed = firstOnAddressPage(page);
  const last = (paginate(total, rows).pages - 1) * rows + 1;
  return { first: isWhole ? Math.min(claimed, last) : claimed, exact: false };
}
