/** Somebody who looks at entries, and is asked for news when one of them changed. */
export interface Watcher {
  /** Whether all that it looks at was read after it began to look. Asked between two ticks only. */
  isReady(): boolean;
  /** Called when a list that it looks at has others as its newest jobs. */
  follow(): void;
  /** Gives its listener everything. */
  giveAll(): void;
  /** Gives its listener what differs from what it had last, if anything. */
  giveNews(): void;
}

/** A value that several watchers look at. It is read once for all of them, and replaced only when it differs. */
export class Entry<Value> {
  readonly key: string;
  /** Undefined before it was first read. */
  value: Value | undefined;
  /** Somebody began to look at it after it was last read. */
  isDue: boolean;
  readonly watchers = new Set<Watcher>();

  constructor(key: string) {
    this.key = key;
    this.isDue = true;
  }
}

/** The entries of one kind, by their keys: each is there as long as somebody looks at it. */
export class Registry<Item extends Entry<unknown>> {
  protected readonly entries = new Map<string, Item>();
  private readonly due = new Set<Item>();

  /** The entry of this key, which is now read in the next tick even if somebody looks at it already. */
  join(key: string, watcher: Watcher, make: (key: string) => Item): Item {
    const entry = this.entries.get(key) ?? make(key);
    this.entries.set(key, entry);
    entry.watchers.add(watcher);
    this.setDue(entry);
    return entry;
  }

  leave(entry: Item, watcher: Watcher) {
    entry.watchers.delete(watcher);
    if (entry.watchers.size > 0 || this.entries.get(entry.key) !== entry) return;
    this.entries.delete(entry.key);
    this.due.delete(entry);
    this.forget(entry);
  }

  /**
   * The entries to read in this tick, at most `most`: those that are due, and with `everything` the others too, in
   * rotation. From here on they are not due any more.
   */
  take(everything: boolean, most: number): Item[] {
    const taken = this.takeDue(most);
    if (!everything) return taken;
    const others = taken.length === 0 ? this.entries.values() : this.notIn(new Set(taken));
    return [...taken, ...this.rotate(others, most - taken.length)];
  }

  /** The entries that are due, at most `most`; not due any more. */
  protected takeDue(most: number): Item[] {
    const taken = firstOf(this.due, most);
    for (const entry of taken) {
      entry.isDue = false;
      this.due.delete(entry);
    }
    return taken;
  }

  private *notIn(taken: ReadonlySet<Item>) {
    for (const entry of this.entries.values()) if (!taken.has(entry)) yield entry;
  }

  /** The next ones in rotation. */
  private rotate(entries: Iterable<Item>, most: number): Item[] {
    const taken = firstOf(entries, most);
    if (taken.length < most) return taken;
    for (const entry of taken) {
      this.entries.delete(entry.key);
      this.entries.set(entry.key, entry);
    }
    return taken;
  }

  get hasDue(): boolean {
    return this.due.size > 0;
  }

  /** What was read before a fault may be wrong by now, or was never answered. */
  allDue() {
    for (const entry of this.entries.values()) this.setDue(entry);
  }

  get size(): number {
    return this.entries.size;
  }

  protected setDue(entry: Item) {
    entry.isDue = true;
    this.due.add(entry);
  }

  /** Called with an entry that nobody looks at any more. */
  protected forget(_entry: Item) {}
}

/** The first `most` of them. */
export function firstOf<Item>(items: Iterable<Item>, most: number): Item[] {
  const taken: Item[] = [];
  if (most <= 0) return taken;
  for (const item of items) {
    taken.push(item);
    if (taken.length >= most) break;
  }
  return taken;
}

/** Sets a value that was read, and adds those who look at it to `affected` if it is another one. */
export function replace<Value>(entry: Entry<Value>, value: Value, affected: Set<Watcher>) {
  if (entry.value === value) return;
  entry.value = value;
  for (const watcher of entry.watchers) affected.add(watcher);
}
