import type { Viewer } from "@/lib/jobs/access";
import { conditionsOf } from "@/lib/jobs/filter/conditions";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { prefixValues } from "@/lib/jobs/filter/jobs-where";
import { ownerSeenBy } from "@/lib/jobs/visibility";
import { parseWords } from "@/lib/search/words";
import type { Search } from "./matching";
import type { KnownTokens } from "./search-query";

/** The search for the filter's words; null if it has none, and so lets every job through. */
export function searchOf(viewer: Viewer, filter: JobFilter): Search | null {
  const terms = filter.q === null ? null : parseWords(filter.q);
  if (terms === null) return null;
  const { from, since, to } = filter.meanings;
  // As text, because all have the same form.
  const starts = [from, since].flatMap((start) => start ?? []).sort();
  const conditions = conditionsOf(filter);
  return {
    viewer,
    terms,
    filter: conditions,
    created: { from: starts.at(-1) ?? null, before: to ?? null },
    known: knownTokens(viewer, filter, conditions),
  };
}

function knownTokens(viewer: Viewer, filter: JobFilter, conditions: Search["filter"]): KnownTokens {
  const types = prefixValues("type", conditions);
  return {
    owner: ownerSeenBy(viewer) ?? filter.meanings.owner ?? null,
    types: types?.flatMap((type) => (typeof type === "string" ? [type] : [])) ?? null,
  };
}
