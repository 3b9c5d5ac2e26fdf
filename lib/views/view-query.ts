import type { Viewer } from "@/lib/jobs/access";
import { DEFAULT_FILTER, type JobFilter, toParams } from "@/lib/jobs/filter/filter";
import { FILTER_NAMES } from "@/lib/jobs/filter/filter-words";
import type { RawParams } from "@/lib/jobs/params";
import { readFilter } from "@/lib/jobs/query/parse-query";

/** In characters. */
export const LONGEST_QUERY = 2_000;

/** The filter as a view has it: its parameters of an address, without the page; "" for the whole list. */
export const queryOf = (filter: JobFilter): string =>
  toParams({ ...filter, page: DEFAULT_FILTER.page, cursor: null }).toString();

export interface ViewFilter {
  filter: JobFilter;
  /** A sentence for each value that the list would ignore. */
  notices: string[];
}

/** What a view's query means today. Parameters that are no filters are left out: an older version may have had others. */
export function filterOf(query: string, viewer: Pick<Viewer, "role">): ViewFilter {
  const params = new URLSearchParams(query);
  const raw: RawParams = {};
  for (const name of FILTER_NAMES) {
    const values = params.getAll(name);
    raw[name] = values.length > 1 ? values : values[0];
  }
  return readFilter(raw, viewer);
}

/** Where a view leads, by its query. */
export const viewAddress = (query: string): string => `/jobs?${query}`;
