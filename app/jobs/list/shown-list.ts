import type { Frame } from "@/app/_ui/shell/frame";
import { type ClearProgress, clearProgress } from "@/app/jobs/clear/clear-progress";
import { type ShownSearch, shownSearch } from "@/app/jobs/search/shown-search";
import { presentYear } from "@/app/jobs/shared/shown-times";
import { offeredName } from "@/app/jobs/views/offered-name";
import { formatMoment } from "@/lib/format";
import type { ClearRun } from "@/lib/jobs/clear/get-clear-run";
import { lateAfter } from "@/lib/jobs/expected/expected-time";
import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";
import { filterOf, type PageLink } from "@/lib/jobs/list/page-links";
import type { Dashboard } from "@/lib/jobs/list/read-dashboard";
import type { RawParams } from "@/lib/jobs/params";
import type { CardStatus } from "@/lib/jobs/status";
import { eachTab, type Tab } from "@/lib/jobs/tab";
import { type ShownJob, shownJob } from "./shown-job";

/** A page of the list and where it stands among the others. */
export interface ShownPages {
  page: number;
  pages: number;
  first: number | null;
  exact: boolean;
  previous: boolean;
  next: boolean;
  /** Where the search for jobs stopped before the page was full; its way leads further. */
  stopped: "previous" | "next" | null;
  /** Where each way leads. */
  addresses: Record<PageLink, string>;
}

/** All that the page of jobs shows, as values that JSON knows. */
export interface ShownList {
  frame: Frame;
  /** When it was read, by the database's clock. */
  readAt: string;
  /** The same for people, in their zone. */
  readOn: string;
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
  search: ShownSearch;
  /** What a saved view of it may be called; "" without a proposal. */
  viewName: string;
  jobs: ShownJob[];
  pages: ShownPages;
  run: ClearProgress | null;
}

/** What a list is shown from. */
interface ListSource {
  dashboard: Dashboard;
  /** The parameters of its address. */
  params: RawParams;
  run: ClearRun | null;
  frame: Frame;
}

export function shownList({ dashboard, params, run, frame }: ListSource): ShownList {
  const { counts, filter, total, isWhole, notices, ...shown } = dashboard;
  const { page, pages, first, exact, previous, next } = shown;
  const { zone } = frame;
  const address = (way: PageLink) => withFilter("/jobs", filterOf(way, dashboard));
  const { lookedTo } = dashboard;
  const stopped = lookedTo && (lookedTo.side === "before" ? "previous" : "next");
  const addresses = {
    first: address("first"),
    previous: address("previous"),
    next: address("next"),
    last: address("last"),
  };
  const readAt = counts.readAt ?? new Date().toISOString();
  const said = presentYear(readAt, zone);
  return {
    frame,
    readAt,
    readOn: formatMoment(readAt, zone),
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
    search: shownSearch(filter, params),
    viewName: offeredName(filter),
    jobs: dashboard.jobs.map((job) =>
      shownJob(job, {
        href: withFilter(`/jobs/show/${job.id}`, filter),
        zone,
        said,
        lateAfter: lateAfter(dashboard.expected.get(job.id)),
      }),
    ),
    pages: { page, pages, first, exact, previous, next, stopped, addresses },
    run: run && clearProgress(run, zone),
  };
}
