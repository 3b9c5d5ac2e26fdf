import type { Access } from "@/lib/jobs/access";
import type { Total } from "@/lib/jobs/counts/count-matching";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { pastTheEnd } from "@/lib/jobs/params";
import { paginate } from "@/lib/paging";
import { type JobPage, listJobs, PAGE_SIZE } from "./list-jobs";

/** A page and where it stands in the list. */
export interface PageInList extends JobPage {
  /** With the page and the key that the rows came by. */
  filter: JobFilter;
  pages: number;
  /** The number of its first row, from 1; null where a key came without the page that it stands on. */
  first: number | null;
  /** Whether page and number are known: in the middle, rows may have come and gone since the key's page was counted. */
  exact: boolean;
  /** A sentence where another page is shown than the one asked for. */
  notices: string[];
}

/**
 * The page that the filter asks for, of a list with so many jobs; the nearest one where there is none such. Of a list
 * that was not counted to its end, the pages behind what was counted are reached by keys.
 */
export async function readPage(access: Access, asked: JobFilter, counted: Total): Promise<PageInList> {
  const { total, isWhole } = counted;
  const { pages } = paginate(total, PAGE_SIZE);
  const numberOf = { before: asked.page, after: asked.page, end: pages };
  const page = asked.from ? numberOf[asked.from.side] : asked.page;
  const nearest = asked.from && !isWhole ? page : paginate(total, PAGE_SIZE, page).page;
  const filter = { ...asked, page: nearest };
  const listed = await listJobs(access, filter, isWhole ? total : Number.POSITIVE_INFINITY);
  if (!asked.from || (asked.from.side === "end" && isWhole)) {
    const notices =
      asked.from || filter.page === asked.page ? [] : [pastTheEnd("page", asked.page, { pages, total })];
    return { ...listed, filter, pages, first: (filter.page - 1) * PAGE_SIZE + 1, exact: true, notices };
  }
  if (listed.jobs.length === 0) return nearestPage(access, filter, counted);
  return { ...listed, ...placed(listed, filter, counted), pages, notices: [] };
}

/** The end of the list that a key stands beyond since its page went away. */
async function nearestPage(access: Access, filter: JobFilter, counted: Total): Promise<PageInList> {
  const [from, notice]: [JobFilter["from"], string] =
    filter.from?.side === "after"
      ? [{ side: "end" }, "The next page is empty now. Showing the last page."]
      : [null, "The previous page is empty now. Showing the first page."];
  const page = await readPage(access, { ...filter, page: 1, from }, counted);
  return { ...page, notices: counted.total > 0 ? [notice] : [] };
}

/** Where rows stand that a key led to: known for sure at either end, of a list that was counted to its own. */
function placed({ jobs, previous, next }: JobPage, filter: JobFilter, { total, isWhole }: Total) {
  if (!previous) return { filter: { ...filter, page: 1 }, first: 1, exact: true };
  if (!next && !isWhole) return { filter, first: null, exact: false };
  if (!next) {
    const first = Math.max(1, total - jobs.length + 1);
    return { filter: { ...filter, page: paginate(total, PAGE_SIZE).pages }, first, exact: true };
  }
  return { filter, first: filter.page === 1 ? null : (filter.page - 1) * PAGE_SIZE + 1, exact: false };
}
