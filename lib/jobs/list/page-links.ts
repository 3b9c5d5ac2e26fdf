import type { JobFilter } from "@/lib/jobs/filter/filter";
import type { PageCursor } from "@/lib/jobs/filter/page-cursor";
import { type CursorFields, ORDERS } from "./order";
import type { PageInList } from "./read-page";

export type PageLink = "first" | "previous" | "next" | "last";

type PageSource = Pick<PageInList, "filter" | "jobs" | "first">;

/**
 * The filter that a link of a page leads to. Previous and next go by the page's first and last row, so that no job is
 * missed or shown twice when others are added or removed.
 */
export function filterOf(link: PageLink, { filter, jobs, first }: PageSource): JobFilter {
  const by = (side: "before" | "after", job: CursorFields | undefined): PageCursor | null =>
    job ? { side, place: ORDERS[filter.sort].cursorOf(job) } : null;
  switch (link) {
    case "first":
      return { ...filter, page: 1, from: null };
    case "previous":
      return { ...filter, page: Math.max(1, filter.page - 1), from: by("before", jobs[0]) };
    case "next":
      return { ...filter, page: first === null ? 1 : filter.page + 1, from: by("after", jobs.at(-1)) };
    case "last":
      return { ...filter, page: 1, from: { side: "end" } };
    default:
      return link satisfies never;
  }
}
