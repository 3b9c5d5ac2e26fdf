import type { Access } from "@/lib/jobs/access";
import { countJobsOf, whoseCounts } from "@/lib/jobs/counts/count-jobs";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { bareWord } from "@/lib/jobs/filter/filter-words";
import { byWords } from "@/lib/jobs/search/find-matching";
import type { Search } from "@/lib/jobs/search/matching";
import { type IndexedPart, ReadySearch } from "@/lib/jobs/search/ready-search";
import { searchOf } from "@/lib/jobs/search/search-of";
import { searchQuery } from "@/lib/jobs/search/search-query";
import { fewJobs } from "./few-jobs";

/** Of so few jobs it is quicker to test the words of each than to look for a frequent word. */
const FEW = 20_000;

/** The search for the filter's words, by the way that promises the least work; null if it has none. */
export async function readySearchOf(access: Access, filter: JobFilter): Promise<ReadySearch | null> {
  const search = searchOf(access.viewer, filter);
  return search && new ReadySearch(access.db, search, await indexedPartOf(access, search, filter));
}

async function indexedPartOf(access: Access, search: Search, filter: JobFilter): Promise<IndexedPart> {
  const query = await searchQuery(access.db, search.terms, search.known);
  const isNarrowed = search.known.owner !== null || filter.status !== null || filter.type !== null;
  if (query.jobs === null || !isNarrowed) return byWords(access.db, search, query);
  const jobs = await countInPrefixes(access, search, filter);
  return jobs <= FEW && jobs < query.jobs
    ? fewJobs(access.db, search, query)
    : byWords(access.db, search, query);
}

/** How many jobs the index prefixes of the filter hold. "-sync" is no prefix: with it, they hold those of all types. */
export async function countInPrefixes(access: Access, { known }: Search, filter: JobFilter): Promise<number> {
  const type = filter.type !== null && bareWord(filter.type).isNot ? null : filter.type;
  const counts = await countJobsOf(access, known.owner ?? whoseCounts(access.viewer), type);
  return counts.matching({ ...filter, type });
}
