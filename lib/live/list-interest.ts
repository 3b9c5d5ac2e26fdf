import type { Access } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { NARROWING_NAMES } from "@/lib/jobs/filter/filter-words";
import { isMaintained } from "@/lib/jobs/filter/is-maintained";
import { listJobs } from "@/lib/jobs/list/list-jobs";
import type { ListInterest, WatchedFilter } from "./update";

/** The filters that make index prefixes; others narrow a list in a way that the reader does not follow. */
const PREFIXED = ["status", "type", "owner"];

function watchedFilter(filter: JobFilter): WatchedFilter {
  const { tab, status, type, meanings } = filter;
  const others = NARROWING_NAMES.filter((name) => filter[name] !== null && !PREFIXED.includes(name));
  return {
    tab,
    status,
    type,
    owner: meanings.owner ?? null,
    isCounted: isMaintained(filter),
    isIndexed: others.length === 0 && !type?.startsWith("-"),
  };
}

/**
 * What a viewer looks at in a list. Without given rows, those of its first page are followed: as they change, or if the
 * filter's new jobs are not known, those that are there now.
 */
export async function listInterest(
  access: Access,
  filter: JobFilter,
  {
    rows = null,
    newSince = null,
    clearRun = null,
    views = [],
  }: Partial<Omit<ListInterest, "kind" | "filter">> = {},
): Promise<ListInterest> {
  const watched = watchedFilter(filter);
  const followed = rows ?? (watched.isIndexed ? null : await firstRows(access, filter));
  return { kind: "list", filter: watched, rows: followed, newSince, clearRun, views };
}

async function firstRows(access: Access, filter: JobFilter): Promise<string[]> {
  const { jobs } = await listJobs(access, { ...filter, page: 1, cursor: null }, Number.POSITIVE_INFINITY);
  return jobs.map(({ id }) => id);
}
