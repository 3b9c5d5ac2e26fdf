import { FILTER_NAMES, type FilterWords, USUAL_WORDS } from "./filters";
import { type PageCursor, printCursor } from "./page-cursor";

/** What the dashboard shows, as its address says it. The same for list, count and export. */
export interface JobFilter extends FilterWords {
  /** With a key, about where that is: jobs may have come and gone before it. */
  page: number;
  /** The key by which the page is found, if it is not by its number. */
  from: PageCursor | null;
}

export const DEFAULT_FILTER: JobFilter = { ...USUAL_WORDS, page: 1, from: null };

/** The filter as parameters of an address; what is at its default is left out. */
export function toParams(filter: Partial<JobFilter>): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    const word = filter[name];
    if (word && word !== USUAL_WORDS[name]) params.set(name, word);
  }
  const { from, page } = filter;
  // The end is wherever the list ends.
  if (from?.side === "end") params.set("end", "1");
  else if (page && page !== DEFAULT_FILTER.page) params.set("page", String(page));
  if (from && from.side !== "end") params.set(from.side, printCursor(from.place));
  return params;
}

/** A path with the filter behind it: "/jobs?status=failed". */
export function withFilter(path: string, filter: Partial<JobFilter>): string {
  const query = toParams(filter).toString();
  return query ? `${path}?${query}` : path;
}
