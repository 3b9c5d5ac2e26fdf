import type { Access } from "@/lib/jobs/access";
import { countJobs, type JobCounts } from "@/lib/jobs/counts/count-jobs";
import { countMatching, type Total } from "@/lib/jobs/counts/count-matching";
import { expectedLately } from "@/lib/jobs/expected/expected-lately";
import type { ExpectedTime } from "@/lib/jobs/expected/expected-time";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { LIST_PARAMETERS, parseFilter } from "@/lib/jobs/filter/parse-filter";
import { ignored, quotable, type RawParams, unknownParameters } from "@/lib/jobs/params";
import { countSilent } from "@/lib/jobs/silence/count-silent";
import { DEFAULT_TAB, TAB_MEANINGS, type Tab } from "@/lib/jobs/tab";
import { formatMessage } from "@/lib/texts/format-message";
import { noticeTexts } from "@/texts/jobs/notice";
import { type PageInList, readPage } from "./read-page";

interface ResolvedFilter extends Total {
  /** The filter, without a type that the tab and the viewer's jobs don't have. */
  filter: JobFilter;
  notices: string[];
  counts: JobCounts;
}

export interface Dashboard extends ResolvedFilter, PageInList {
  /** The filter with the page that is shown. */
  filter: JobFilter;
  notices: string[];
  /** How many of the running jobs of the tab are silent; null: too many run to look. */
  silent: number | null;
  /** How long running jobs of the page may take, by id, as far as that is known. */
  expected: ReadonlyMap<string, ExpectedTime>;
}

/**
 * Reads the filter of an address, for the list and the export. If jobs have to be counted one by one
 * (lib/jobs/filter/rules.ts), counting stops at `most`, if given.
 */
export async function resolveFilter(
  access: Access,
  params: RawParams,
  most: number | null = null,
): Promise<ResolvedFilter> {
  const { filter, notices } = parseFilter(params, access.viewer);
  const counts = await countJobs(access, filter.type);
  const unknown = filter.type !== null && !counts.knows(filter.tab, filter.type);
  if (unknown && filter.type) notices.push(unknownType(filter.tab, filter.type));
  const resolved = unknown ? { ...filter, type: null } : filter;
  return { filter: resolved, notices, counts, ...(await countMatching(access, resolved, { counts, most })) };
}

/** A known type may not belong to the tab. */
const unknownType = (tab: Tab, type: string): string =>
  tab === DEFAULT_TAB
    ? ignored("type", type)
    : formatMessage(noticeTexts.typeNotOnTab, { tab: TAB_MEANINGS[tab].label, type: quotable(type) });

/**
 * All that the dashboard shows: the counts and one page. A page past the end becomes the last one. Only where some jobs
 * run is more read: which of them are silent, and what those of the page usually take.
 */
export async function readDashboard(
  access: Access,
  params: RawParams,
  most: number | null = null,
): Promise<Dashboard> {
  const resolved = await resolveFilter(access, params, most);
  const { tab } = resolved.filter;
  const runningOn = (one: Tab) => resolved.counts.cards(one).running;
  const [{ page, expected }, silent] = await Promise.all([
    readPageWithTimes(access, resolved),
    // Where nothing runs on the tab, none is silent, whatever runs on another one.
    countSilent(access, runningOn(tab) === 0 ? 0 : runningOn("general")),
  ]);
  return {
    ...resolved,
    ...page,
    silent: silent[tab],
    expected,
    notices: [...unknownParameters(params, LIST_PARAMETERS), ...resolved.notices, ...page.notices],
  };
}

async function readPageWithTimes(access: Access, resolved: ResolvedFilter) {
  const page = await readPage(access, resolved.filter, resolved);
  const running = page.jobs.filter(({ status }) => status === "running");
  return { page, expected: await expectedLately(access, running) };
}
