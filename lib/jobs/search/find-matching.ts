import type { Database } from "@/db/client";
import { DatabaseUnavailable } from "@/lib/errors";
import { searchTexts } from "@/texts/search/search";
import { type CutAt, countIndexed, findIndexed } from "./find-indexed";
import type { Search, Slice } from "./matching";
import type { IndexedPart, ReadySearch } from "./ready-search";
import type { SearchQuery } from "./search-query";
import type { FoundWaiting } from "./waiting";

/** By the words: block after block. */
export const byWords = (db: Database, search: Search, query: SearchQuery): IndexedPart => ({
  find: (slice, upTo) => findIndexed(db, { ...slice, search, query, upTo }),
  count: (slice, upTo) => countIndexed(db, { ...slice, search, query, upTo }),
});

export interface Matching {
  /** Not in order: those that wait for the index come first. */
  ids: string[];
  /** Where the search stopped before it had found enough, because it had looked at too many jobs. */
  cutAt: CutAt;
  /** When more jobs wait for the index than are looked through: the search is complete up to this moment. */
  completeUpTo: string | null;
}

/**
 * The ids of what matches, at least the first `most` in the order by date. A job is found as soon as its creation is
 * committed: what waits is read first, so that a job that gets its entry meanwhile is not missed.
 */
export async function findMatching(ready: ReadySearch, slice: Slice): Promise<Matching> {
  const waiting = await ready.waiting(slice, true);
  const { ids, cutAt } = await ready.indexed.find(slice, waiting.indexedId);
  return { ids: [...waiting.ids, ...ids], cutAt, completeUpTo: waiting.completeUpTo };
}

/**
 * Finds every match, for exports: it continues where a walk stopped. Throws DatabaseUnavailable while more jobs wait for
 * the index than are looked through.
 */
export async function findEveryMatching(
  ready: ReadySearch,
  slice: Slice,
): Promise<{ ids: string[]; hasMore: boolean }> {
  const waiting = await ready.waiting(slice, true);
  requireComplete(waiting);
  const ids: string[] = [];
  for (let from: Slice | null = slice; from; ) {
    const found = await ready.indexed.find(from, waiting.indexedId);
    ids.push(...found.ids);
    const { cutAt } = found;
    from = cutAt && { ...slice, most: slice.most - ids.length, beyond: cutAt };
  }
  const hasMore = Math.max(waiting.ids.length, ids.length) >= slice.most;
  return { ids: [...waiting.ids, ...ids], hasMore };
}

function requireComplete({ completeUpTo }: FoundWaiting) {
  if (completeUpTo !== null) throw new DatabaseUnavailable({}, searchTexts.notComplete);
}

export interface MatchCount {
  /** How many match: exactly so many, or at least. */
  total: number;
  isWhole: boolean;
}

/**
 * How many jobs match, up to `most`. Null: all of them, however many jobs it looks at; this throws as findEveryMatching
 * does.
 */
export async function countMatchingWords(
  ready: ReadySearch,
  { most, look }: { most: number | null; look?: number | undefined },
): Promise<MatchCount> {
  const limit = most ?? Number.MAX_SAFE_INTEGER - 1;
  const all: Slice = {
    most: limit + 1,
    beyond: null,
    fromOldest: false,
    look,
    ...(most === null && { countsWholeBlocks: true }),
  };
  const waiting = await ready.waiting(all, most === null);
  if (most === null) requireComplete(waiting);
  let total = waiting.ids.length;
  let isCut = waiting.isCut || waiting.completeUpTo !== null;
  for (let from: Slice | null = all; from && total <= limit; ) {
    const part = await ready.indexed.count({ ...from, most: limit + 1 - total }, waiting.indexedId);
    total += part.count;
    isCut ||= part.isCut && most !== null;
    from = part.cutAt && most === null ? { ...all, beyond: part.cutAt } : null;
  }
  return { total: Math.min(total, limit), isWhole: !isCut && total <= limit };
}
