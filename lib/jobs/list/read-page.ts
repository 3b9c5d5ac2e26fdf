import type { Access } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { pastTheEnd } from "@/lib/jobs/params";
import { paginate } from "@/lib/paging";
import { type JobPage, listJobs, PAGE_SIZE } from "./list-jobs";

/** A page and where it stands in the list. */
export interface PlacedPage extends JobPage {
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

/** The page that the filter asks for, of a list of `total` jobs; the nearest one where there is none such. */
export async function readPage(access: Access, asked: JobFilter, total: number): Promise<PlacedPage> {
  const { pages } = paginate(total, PAGE_SIZE);
  const numberOf = { before: asked.page, after: asked.page, end: pages };
  const { page } = paginate(total, PAGE_SIZE, asked.from ? numberOf[asked.from.side] : asked.page);
  const filter = { ...asked, page };
  const listed = await listJobs(access, filter, total);
  if (!asked.from || asked.from.side === "end") {
    const notices =
      asked.from || page === asked.page ? [] : [pastTheEnd("page", asked.page, { pages, total })];
    return { ...listed, filter, pages, first: (page - 1) * PAGE_SIZE + 1, exact: true, notices };
  }
  if (listed.jobs.length === 0) return nearestPage(access, filter, total);
  return { ...listed, ...placed(listed, filter, total), pages, notices: [] };
}

/** The end of the list that a key stands beyond since its page went away. */
async function nearestPage(access: Access, filter: JobFilter, total: number): Promise<PlacedPage> {
  const [from, notice]: [JobFilter["from"], string] =
    filter.from?.side === "after"
      ? [{ side: "end" }, "Nothing follows in this list any more; this is its last page."]
      : [null, "Nothing comes before in this list any more; this is its first page."];
  const page = await readPage(access, { ...filter, page: 1, from }, total);
  return { ...page, notices: total > 0 ? [notice] : [] };
}

/** Where rows stand that a key led to: known for sure at either end. */
function placed({ jobs, previous, next }: JobPage, filter: JobFilter, total: number) {
  const { pages } = paginate(total, PAGE_SIZE);
  if (!previous) return { filter: { ...filter, page: 1 }, first: 1, exact: true };
  if (!next) {
    const first = Math.max(1, total - jobs.length + 1);
    return { filter: { ...filter, page: pages }, first, exact: true };
  }
  return { filter, first: filter.page === 1 ? null : (filter.page - 1) * PAGE_SIZE + 1, exact: false };
}
