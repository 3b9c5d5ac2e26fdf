import type { Access } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { bareWord } from "@/lib/jobs/filter/filter-words";
import type { ParsedFilter } from "@/lib/jobs/filter/parse-filter";
import { resolveWords } from "@/lib/jobs/filter/resolve-words";
import { holdsType } from "@/lib/jobs/tab";
import { KNOWN_TYPES } from "@/lib/jobs/type";
import { countJobs } from "./count-jobs";

/**
 * The filter with what its words mean in this time zone, without an owner who does not exist, and without a type that
 * the tab and the viewer's jobs don't have: the list ignores both.
 */
export async function knownFilter(access: Access, parsed: ParsedFilter, zone: string): Promise<JobFilter> {
  const { filter } = await resolveWords(access, parsed, zone);
  const { tab, type } = filter;
  if (type === null) return filter;
  const { word } = bareWord(type);
  const isOffered = holdsType(tab, word) && KNOWN_TYPES.some((known) => known === word);
  return isOffered || (await countJobs(access, type)).knows(tab, word) ? filter : { ...filter, type: null };
}
