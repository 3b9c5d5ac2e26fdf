import type { CardStatus } from "@/lib/jobs/status";
import { DEFAULT_TAB, type Tab } from "@/lib/jobs/tab";
import { type PageKey, printKey } from "./page-key";

export const SORTS = ["date", "name"] as const;
export type Sort = (typeof SORTS)[number];

/** What the dashboard shows, as its address says it. The same for list, count and export. */
export interface JobFilter {
  tab: Tab;
  status: CardStatus | null;
  type: string | null;
  sort: Sort;
  /** With a key, about where that is: jobs may have come and gone before it. */
  page: number;
  /** The key by which the page is found, if it is not by its number. */
  from: PageKey | null;
}

export const DEFAULT_FILTER: JobFilter = {
  tab: DEFAULT_TAB,
  status: null,
  type: null,
  sort: "date",
  page: 1,
  from: null,
};

/** The filter as parameters of an address; what is at its default is left out. */
export function toParams(filter: Partial<JobFilter>): URLSearchParams {
  const params = new URLSearchParams();
  if (filter.tab && filter.tab !== DEFAULT_FILTER.tab) params.set("tab", filter.tab);
  if (filter.status) params.set("status", filter.status);
  if (filter.type) params.set("type", filter.type);
  if (filter.sort && filter.sort !== DEFAULT_FILTER.sort) params.set("sort", filter.sort);
  const { from, page } = filter;
  // The end is wherever the list ends.
  if (from?.side === "end") params.set("end", "1");
  else if (page && page !== DEFAULT_FILTER.page) params.set("page", String(page));
  if (from && from.side !== "end") params.set(from.side, printKey(from.place));
  return params;
}

/** A path with the filter behind it: "/jobs?status=failed". */
export function withFilter(path: string, filter: Partial<JobFilter>): string {
  const query = toParams(filter).toString();
  return query ? `${path}?${query}` : path;
}
