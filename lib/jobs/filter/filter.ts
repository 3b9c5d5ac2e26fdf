import { FILTER_NAMES, type FilterName, type FilterWords, USUAL_WORDS } from "./filter-words";
import { type PageCursor, printCursor } from "./page-cursor";

/**
 * What words mean that depend on the users there are, on the moment and on the viewer's time zone: an owner's id, and
 * the moments of `since`, `from` and `to`. resolve-words.ts looks them up.
 */
export type Meanings = Partial<Record<FilterName, string>>;

/** The filter in the dashboard's address. The same for list, count and export. */
export interface JobFilter extends FilterWords {
  meanings: Meanings;
  /**
   * With a cursor only about right, because jobs may have been added or removed before it, and counted in pages of 25
   * rows (lib/jobs/list/address-page.ts).
   */
  page: number;
  /** The cursor that finds the page; null if its number does. */
  cursor: PageCursor | null;
}

export const DEFAULT_FILTER: JobFilter = { ...USUAL_WORDS, meanings: {}, page: 1, cursor: null };

/** A filter whose words need not be known ones, as a person may type them. */
type TypedFilter = Partial<Record<FilterName, string | null> & Pick<JobFilter, "page" | "cursor">>;

/** The filter as parameters of an address; defaults are left out. */
export function toParams(filter: TypedFilter): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    const word = filter[name];
    if (word && word !== USUAL_WORDS[name]) params.set(name, word);
  }
  const { cursor, page } = filter;
  // The last page needs no number.
  if (cursor?.side === "end") params.set("end", "1");
  else if (page && page !== DEFAULT_FILTER.page) params.set("page", String(page));
  if (cursor && cursor.side !== "end") params.set(cursor.side, printCursor(cursor.place));
  return params;
}

/**
 * A path with the filter added: "/jobs?status=failed". The whole list is "/jobs?tab=general": "/jobs" alone opens the
 * viewer's default view, if they chose one.
 */
export function withFilter(path: string, filter: TypedFilter): string {
  const query = toParams(filter).toString();
  if (query) return `${path}?${query}`;
  return path === "/jobs" ? `${path}?tab=${DEFAULT_FILTER.tab}` : path;
}

/** The whole list, also for a viewer with a default view. */
export const ALL_JOBS = withFilter("/jobs", {});
