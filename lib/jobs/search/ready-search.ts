import type { Database } from "@/db/client";
import type { Counted, CutAt } from "./find-indexed";
import { hasEnough, type Search, type Slice } from "./matching";
import { type FoundWaiting, findWaiting } from "./waiting";

/** How the jobs that have their entry in the index are found. */
export interface IndexedPart {
  find: (slice: Slice, upTo: string) => Promise<{ ids: string[]; cutAt: CutAt }>;
  count: (slice: Slice, upTo: string) => Promise<Counted>;
}

/**
 * A search with the way to its jobs, for one reading: the total and the page of a list use the same one, and so do both
 * neighbours of a job. So the way is worked out once, and what waits for the index is looked through once.
 */
export class ReadySearch {
  readonly db: Database;
  readonly search: Search;
  readonly indexed: IndexedPart;
  private newest: (FoundWaiting & { most: number }) | null = null;

  constructor(db: Database, search: Search, indexed: IndexedPart) {
    this.db = db;
    this.search = search;
    this.indexed = indexed;
  }

  /** See findWaiting. What was found from the newest job on is remembered, and serves if it has enough. */
  async waiting(slice: Slice, readsAll: boolean): Promise<FoundWaiting> {
    if (slice.beyond !== null || slice.fromOldest) return findWaiting(this.db, this.search, slice, readsAll);
    const { most } = slice;
    const { newest } = this;
    if (newest && hasEnough(newest, most)) {
      return { ...newest, ids: newest.ids.slice(0, most), isCut: false };
    }
    const found = await findWaiting(this.db, this.search, slice, readsAll);
    this.newest = { ...found, most };
    return found;
  }
}
