import type { Frame } from "@/app/_ui/shell/frame";
import { type ClearProgress, clearProgress } from "@/app/jobs/clear/clear-progress";
import type { ClearRun } from "@/lib/jobs/clear/get-clear-run";
import { lateAfter } from "@/lib/jobs/expected/expected-time";
import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";
import { filterOf, type PageLink } from "@/lib/jobs/list/page-links";
import type { Dashboard } from "@/lib/jobs/list/read-dashboard";
import type { CardStatus } from "@/lib/jobs/status";
import { eachTab, type Tab } from "@/lib/jobs/tab";
import { type ShownJob, shownJob } from "./shown-job";

/** A page of the list and where it stands among the others. */
export interface ShownPages {
  /** The page's number is the filter's. */
  pages: number;
  first: number | null;
  exact: boolean;
  previous: boolean;
  next: boolean;
  /** Where each way leads. */
  addresses: Record<PageLink, string>;
}

/** All that the page of jobs shows, as values that JSON knows. */
export interface ShownList {
  frame: Frame;
  /** When it was read, by the database's clock. */
  readAt: string;
  filter: JobFilter;
  counts: Record<CardStatus | "total", number>;
  /** How many of the completed jobs rejected rows. */
  withRejectedRows: number;
  /** How many jobs each tab holds. */
  tabs: Record<Tab, number>;
  /** How many of the running jobs are silent; null: too many run to look. */
  silent: number | null;
  /** How many jobs match, on all pages. */
  total: number;
  /** Whether these are all, or there are more. */
  isWhole: boolean;
  types: string[];
  hasMoreTypes: boolean;
  notices: string[];
  jobs: ShownJob[];
  pages: ShownPages;
  run: ClearProgress | null;
}

export function shownList(dashboard: Dashboard, run: ClearRun | null, frame: Frame): ShownList {
  const { counts, filter, total, isWhole, notices, pages, first, exact, previous, next } = dashboard;
  const { zone } = frame;
  const address = (way: PageLink) => withFilter("/jobs", filterOf(way, dashboard));
  const addresses = {
    first: address("first"),
    previous: address("previous"),
    next: address("next"),
    last: address("last"),
  };
  return {
    frame,
    readAt: counts.readAt ?? new Date().toISOString(),
    filter,
    counts: counts.cards(filter.tab),
    withRejectedRows: counts.completedWithRejectedRows(filter.tab),
    tabs: eachTab((tab) => counts.cards(tab).total),
    silent: dashboard.silent,
    total,
    isWhole,
    types: counts.types(filter.tab),
    hasMoreTypes: counts.hasMoreTypes(filter.tab),
    notices,
    jobs: dashboard.jobs.map((job) =>
      shownJob(job, {
        href: withFilter(`/jobs/show/${job.id}`, filter),
        zone,
        lateAfter: lateAfter(dashboard.expected.get(job.id)),
      }),
    ),
    pages: { pages, first, exact, previous, next, addresses },
    run: run && clearProgress(run, zone),
  };
}
