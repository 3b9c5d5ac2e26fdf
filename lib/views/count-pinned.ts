import type { PinnedView } from "@/lib/auth/session/viewer-views";
import { reading } from "@/lib/current-verb";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { bareWord } from "@/lib/jobs/filter/filter-words";
import { countedViews } from "./counted-views";
import { type CountsOf, countsOfOwners } from "./counts-of-owners";
import type { ViewAccess } from "./view-access";

/**
 * How many jobs each pinned view shows, by its id. Only the maintained counts are read, in one statement for all: a
 * view that filters by anything else has no number, and neither has one whose list would ignore a part of it.
 */
export function countPinned(
  access: ViewAccess,
  pinned: readonly PinnedView[],
): Promise<ReadonlyMap<string, number>> {
  return reading("countPinned", async () => {
    const counted = countedViews(pinned, access.viewer);
    const numbers = new Map<string, number>();
    if (counted.length === 0) return numbers;
    const countsOf = await countsOfOwners(access, {
      owners: [...new Set(counted.flatMap(({ filter }) => filter.owner ?? []))],
      types: counted.flatMap(({ filter }) => bareType(filter) ?? []),
    });
    for (const { id, filter } of counted) {
      const number = numberOf(filter, countsOf);
      if (number !== null) numbers.set(id, number);
    }
    return numbers;
  });
}

const bareType = ({ type }: JobFilter): string | null => (type === null ? null : bareWord(type).word);

/** Null where the list would ignore the type, because no job has it, or the owner, who does not exist. */
function numberOf(filter: JobFilter, countsOf: CountsOf): number | null {
  const { tab, owner } = filter;
  const type = bareType(filter);
  const isKnown = type === null || countsOf(null, type)?.knows(tab, type);
  return isKnown ? (countsOf(owner, type)?.matching(filter) ?? null) : null;
}
