import type { Access } from "@/lib/jobs/access";
import { countJobs, type JobCounts } from "@/lib/jobs/counts/count-jobs";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { bareWord } from "@/lib/jobs/filter/filter-words";
import { resolveWords } from "@/lib/jobs/filter/resolve-words";
import { ignored, quotable, type RawParams } from "@/lib/jobs/params";
import { readFilter } from "@/lib/jobs/query/parse-query";
import { DEFAULT_TAB, TAB_MEANINGS, type Tab } from "@/lib/jobs/tab";
import { formatMessage } from "@/lib/texts/format-message";
import { noticeTexts } from "@/texts/jobs/notice";

export interface ResolvedFilter {
  /** The filter, without a type that the tab and the viewer's jobs don't have. */
  filter: JobFilter;
  notices: string[];
  /** The maintained counts, also those of the filter's type. */
  counts: JobCounts;
}

/**
 * Reads the filter of an address, for the list and the export; its words mean days of this time zone. No job is counted:
 * countMatching does that.
 */
export async function resolveFilter(
  access: Access,
  params: RawParams,
  zone = "UTC",
): Promise<ResolvedFilter> {
  const { filter, notices } = await resolveWords(access, readFilter(params, access.viewer), zone);
  const counts = await countJobs(access, filter.type);
  if (filter.type === null || counts.knows(filter.tab, bareWord(filter.type).word))
    return { filter, notices, counts };
  const notice = unknownType(filter.tab, filter.type);
  return { filter: { ...filter, type: null }, notices: [...notices, notice], counts };
}

/** A known type may not belong to the tab. */
const unknownType = (tab: Tab, type: string): string =>
  tab === DEFAULT_TAB
    ? ignored("type", type)
    : formatMessage(noticeTexts.typeNotOnTab, { tab: TAB_MEANINGS[tab].label, type: quotable(type) });
