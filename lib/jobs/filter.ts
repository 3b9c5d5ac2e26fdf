import { type PageKey, parseKey, printKey } from "./page-key";
import { paramReader, parsePage, type RawParams, type Read } from "./read-params";
import { type CardStatus, isCardStatus } from "./status";
import { DEFAULT_TAB, isTab, type Tab } from "./tab";
import { TYPE_PATTERN } from "./type";

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

interface ParsedFilter {
  filter: JobFilter;
  /** A sentence for each value that was ignored. */
  notices: string[];
}

/**
 * Reads a filter from an address. A value that can't be taken is ignored and named in a notice, never mapped
 * to another. Whether a well-formed type exists on the tab is for the counts to say.
 */
export function parseFilter(params: RawParams): ParsedFilter {
  const notices: string[] = [];
  const read = paramReader(params, notices);
  const sort = read("sort", (text) => SORTS.find((sort) => sort === text) ?? null) ?? DEFAULT_FILTER.sort;
  const filter = {
    tab: read("tab", (text) => (isTab(text) ? text : null)) ?? DEFAULT_FILTER.tab,
    status: read("status", (text) => (isCardStatus(text) ? text : null)),
    type: read("type", (text) => (TYPE_PATTERN.test(text) ? text : null)),
    sort,
    page: read("page", parsePage) ?? DEFAULT_FILTER.page,
    from: readPageKey(read, sort),
  };
  return { filter, notices };
}

/** Of several keys the first one counts. */
function readPageKey(read: Read, sort: Sort): PageKey | null {
  const [after, before] = (["after", "before"] as const).map((side): PageKey | null => {
    const place = read(side, (text) => parseKey(text, sort), "place in this list");
    return place && { side, place };
  });
  const end = read("end", (text): PageKey | null => (text === "1" ? { side: "end" } : null));
  return after ?? before ?? end;
}

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
