import type { JobFilter } from "@/lib/jobs/filter/filter";
import type { PageCursor } from "@/lib/jobs/filter/page-cursor";
import { addressPage } from "./address-page";
import { type CursorFields, ORDERS } from "./order";
import type { PageInList } from "./read-page";

export type PageLink = "first" | "previous" | "next" | "last";

type PageSource = Pick<PageInList, "filter" | "jobs" | "first" | "rows" | "lookedTo">;

/**
 * The filter that a link of a page leads to. Previous and next go by the page's first and last row, so that no job is
 * missed or shown twice when others are added or removed; or by the place to which jobs were looked through.
 */
export function filterOf(link: PageLink, { filter, jobs, first, rows, lookedTo }: PageSource): JobFilter {
  const by = (side: "before" | "after", job: CursorFields | undefined): PageCursor | null => {
    if (lookedTo?.side === side) return lookedTo;
    return job ? { side, place: ORDERS[filter.sort].cursorOf(job) } : null;
  };
  const pageAt = (offset: number) => (first === null ? 1 : addressPage(Math.max(1, first + offset)));
  switch (link) {
    case "first":
      return { ...filter, page: 1, cursor: null };
    case "previous":
      return { ...filter, page: pageAt(-rows), cursor: by("before", jobs[0]) };
    case "next":
      return { ...filter, page: pageAt(jobs.length), cursor: by("after", jobs.at(-1)) };
    case "last":
      return { ...filter, page: 1, cursor: { side: "end" } };
    default:
      return link satisfies never;
  }
}
