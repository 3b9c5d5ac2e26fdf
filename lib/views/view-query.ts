import type { Viewer } from "@/lib/jobs/access";
import { ALL_JOBS, DEFAULT_FILTER, type JobFilter, toParams } from "@/lib/jobs/filter/filter";
import { FILTER_NAMES } from "@/lib/jobs/filter/filter-words";
import { isForViewer } from "@/lib/jobs/filter/filters";
import type { RawParams } from "@/lib/jobs/params";
import { readFilter } from "@/lib/jobs/query/parse-query";

/** In characters of an address, in which a letter of another script takes up to nine. */
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

/**
 * Where a view leads a viewer, by its query. Filters that they may not use are left out: staff who open a shared view
 * must not read the name of another user in its address.
 */
export function viewAddress(query: string, viewer: Pick<Viewer, "role">): string {
  const params = new URLSearchParams(query);
  for (const name of leftOut(params, viewer)) params.delete(name);
  return params.size > 0 ? `/jobs?${params}` : ALL_JOBS;
}

/** Whether the viewer may use all filters of the view. */
export const isWholeFor = (query: string, viewer: Pick<Viewer, "role">): boolean =>
  leftOut(new URLSearchParams(query), viewer).length === 0;

const leftOut = (params: URLSearchParams, viewer: Pick<Viewer, "role">) =>
  FILTER_NAMES.filter((name) => params.has(name) && !isForViewer(name, viewer));
