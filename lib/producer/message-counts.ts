const MOST_LISTED = 100;
const MOST_DISTINCT = 10_000;

export interface MessageCount {
  /** Null: all messages that are not listed on their own. */
  message: string | null;
  rows: number;
}

/** Counts rows by message in bounded memory. Messages above the limit are counted together. */
export class MessageCounts {
  private readonly counts = new Map<string, number>();
  private others = 0;
  /** Of all messages together. */
  rows = 0;

  add(message: string) {
    this.rows++;
    const known = this.counts.get(message);
    if (known === undefined && this.counts.size === MOST_DISTINCT) this.others++;
    else this.counts.set(message, (known ?? 0) + 1);
  }

  /** The most frequent ones, then all others as one; their sum is `rows`. */
  top(): MessageCount[] {
    const sorted = [...this.counts].sort(([, one], [, other]) => other - one);
    const listed = sorted.slice(0, MOST_LISTED).map(([message, rows]) => ({ message, rows }));
    const rest = sorted.slice(MOST_LISTED).reduce((sum, [, rows]) => sum + rows, this.others);
    return rest > 0 ? [...listed, { message: null, rows: rest }] : listed;
  }
}
