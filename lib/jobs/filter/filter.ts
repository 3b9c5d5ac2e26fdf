import { FILTER_NAMES, type FilterName, type FilterWords, USUAL_WORDS } from "./filters";
import { type PageCursor, printCursor } from "./page-cursor";

/** The filter in the dashboard's address. The same for list, count and export. */
export interface JobFilter extends FilterWords {
  /** With a cursor only about right: jobs may have been added or removed before it. */
  page: number;
  /** The cursor that finds the page; null if its number does. */
  from: PageCursor | null;
}

export const DEFAULT_FILTER: JobFilter = { ...USUAL_WORDS, page: 1, from: null };

/** A filter whose words need not be known ones, as a person may type them. */
type TypedFilter = Partial<Record<FilterName, string | null> & Pick<JobFilter, "page" | "from">>;

/** The filter as parameters of an address; defaults are left out. */
export function toParams(filter: TypedFilter): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    const word = filter[name];
    if (word && word !== USUAL_WORDS[name]) params.set(name, word);
  }
  const { from, page } = filter;
  // The last page needs no number.
  if (from?.side === "end") params.set("end", "1");
  else if (page && page !== DEFAULT_FILTER.page) params.set("page", String(page));
  if (from && from.side !== "end") params.set(from.side, printCursor(from.place));
  return params;
}

/** A path with the filter added: "/jobs?status=failed". */
export function withFilter(path: string, filter: TypedFilter): string {
  const query = toParams(filter).toString();
  return query ? `${path}?${query}` : path;
}
