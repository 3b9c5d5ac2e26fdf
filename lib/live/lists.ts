import type { JobCounts } from "@/lib/jobs/counts/count-jobs";
import type { NewestOf, Place } from "@/lib/jobs/list/newest-jobs";
import type { Counted } from "./counted";
import { Entry, firstOf, Registry, replace, type Watcher } from "./registry";

/**
 * How many lists are read in one tick, each like the first page of its filter: some 50 ms of the server's time. When
 * more have changed, the others follow in the next ticks.
 */
const MOST_LISTS = 300;
/**
 * How many are read although their counts are as they were: a job may be deleted while another one is created. All of
 * a hundred lists are read again within five seconds.
 */
const MOST_UNCHANGED = 20;

/** The newest jobs of one filter. */
export class Newest extends Entry<readonly Place[]> {
  readonly list: NewestOf;
  private readonly counted: Counted;
  /** What was counted when the list was read last. */
  private before: JobCounts | undefined;

  constructor(list: NewestOf, counted: Counted) {
    super(listKey(list));
    this.list = list;
    this.counted = counted;
  }

  /** Whether the counts say that a job may have come into the list since it was read. */
  get mayHaveChanged(): boolean {
    const { before } = this;
    const now = this.counted.value;
    if (now === before) return false;
    if (!now || !before || this.list.filter.status !== null) return true;
    // Without a status, moves from one to another leave the list as it is.
    return now.matching(this.list.filter) !== before.matching(this.list.filter);
  }

  noteCounts() {
    this.before = this.counted.value;
  }

  /** Takes what was read, unless it is the same. */
  receive(places: readonly Place[], affected: Set<Watcher>) {
    const before = this.value;
    const isSame = before?.length === places.length && places.every(({ id }, at) => before[at]?.id === id);
    if (!isSame) replace(this, places, affected);
  }
}

export class Lists extends Registry<Newest> {
  /** The lists to read in this tick: those that are due, and with `everything` those that may have changed. */
  override take(everything: boolean): Newest[] {
    const taken = new Set(this.takeDue(MOST_LISTS));
    if (everything) {
      for (const list of this.entries.values()) {
        if (taken.size >= MOST_LISTS) break;
        if (list.mayHaveChanged) taken.add(list);
      }
      for (const list of firstOf(this.entries.values(), MOST_UNCHANGED)) taken.add(list);
    }
    for (const list of taken) {
      list.noteCounts();
      // To the end, so that all have their turn.
      this.entries.delete(list.key);
      this.entries.set(list.key, list);
    }
    return [...taken];
  }
}

export const listKey = ({ viewer, filter: { tab, status, type } }: NewestOf): string =>
  [viewer.role === "admin" ? "*" : viewer.id, tab, status, type].join(" ");
