import type { Access } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { holdsType } from "@/lib/jobs/tab";
import { KNOWN_TYPES } from "@/lib/jobs/type";
import { countJobs } from "./count-jobs";

/** The filter without a type that the tab and the viewer's jobs don't have, which the list ignores. */
export async function knownFilter<Filter extends Pick<JobFilter, "tab" | "type">>(
  access: Access,
  filter: Filter,
): Promise<Filter> {
  const { tab, type } = filter;
  if (type === null) return filter;
  const isOffered = holdsType(tab, type) && KNOWN_TYPES.some((known) => known === type);
  return isOffered || (await countJobs(access, type)).knows(tab, type) ? filter : { ...filter, type: null };
}
