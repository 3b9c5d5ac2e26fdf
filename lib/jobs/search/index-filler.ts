import { randomUUID } from "node:crypto";
import type { Database } from "@/db/client";
import { writing } from "@/lib/current-verb";
import { readChanges, readTextsAfter, readTextsOf } from "./index-texts";
import { readIndexedId, readWriters, splitBlock, storeEntries, sweepEntries, takeTurn } from "./index-turn";

/** How large the parts of the work are; tests make them smaller. */
export interface FillSizes {
  /** Jobs whose words are stored by one statement. */
  batch: number;
  /** Entries of a block. With fewer, a rare word costs more looks; with more, a frequent one costs more. */
  block: number;
  /** Jobs and entries that a step of the sweep compares. */
  sweep: number;
}

export const USUAL_SIZES: FillSizes = { batch: 1_000, block: 32_768, sweep: 2_000 };

/** How long a round may take, in milliseconds, before it lets others look for the turn. */
const ROUND_MS = 2_000;
/** The pause between two steps of the sweep while it finds nothing. */
const SWEEP_PAUSE_MS = 5_000;

interface Settling {
  drawn: string;
  writers: readonly string[];
}

/**
 * Fills the index of the search in the background, in order of commit: a job gets its entry when no transaction is left
 * that may still commit a job with a lower id. Of many fillers, one at a time has its turn; another takes over when that
 * one has not come for ten seconds. Whatever is cut off is done again: entries and the `indexed_id` up to
 * which they are there are stored together.
 */
export class IndexFiller {
  private readonly id = randomUUID();
  private readonly sizes: FillSizes;
  private settling: Settling | null = null;
  private sweepAt = 0;

  constructor(sizes: FillSizes = USUAL_SIZES) {
    this.sizes = sizes;
  }

  /** One round. Returns whether more is left to do at once. */
  fill(db: Database): Promise<boolean> {
    return fillIndex(() => this.round(db));
  }

  private async round(db: Database): Promise<boolean> {
    const began = performance.now();
    if (!(await takeTurn(db, this.id))) return this.stop();
    let hasMore = true;
    while (hasMore && performance.now() - began < ROUND_MS) {
      const done = await this.step(db);
      if (done === null) return this.stop();
      hasMore = done;
    }
    await this.sweep(db);
    return hasMore;
  }

  /** Another filler has its turn. */
  private stop(): boolean {
    this.settling = null;
    return false;
  }

  /** One batch of each kind of work. Null: the turn is lost. */
  private async step(db: Database): Promise<boolean | null> {
    const indexedId = await readIndexedId(db);
    const changed = await this.storeChanges(db, indexedId);
    const added = await this.storeNew(db, indexedId, await this.settledId(db));
    if (changed === null || added === null) return null;
    const { block, batch } = this.sizes;
    // To make room takes as many entries as were added, or a few more.
    const split = await splitBlock(db, this.id, block, batch);
    return changed || added || split;
  }

  private async storeChanges(db: Database, indexedId: string): Promise<boolean | null> {
    const { batch } = this.sizes;
    const changes = await readChanges(db, indexedId, batch);
    if (changes.length === 0) return false;
    // Read after the changes were: what is read has them, or is noted once more.
    const jobs = await readTextsOf(db, [...new Set(changes.map(({ jobId }) => jobId))]);
    const numbers = changes.map(({ number }) => number);
    if (!(await storeEntries(db, this.id, { jobs, upTo: null, changes: numbers }))) return null;
    return changes.length === batch;
  }

  private async storeNew(db: Database, after: string, upTo: string): Promise<boolean | null> {
    if (BigInt(upTo) <= BigInt(after)) return false;
    const { batch } = this.sizes;
    const jobs = await readTextsAfter(db, { after, upTo, most: batch });
    const isFull = jobs.length === batch;
    const last = isFull ? (jobs.at(-1)?.id ?? upTo) : upTo;
    if (!(await storeEntries(db, this.id, { jobs, upTo: last, changes: [] }))) return null;
    return isFull;
  }

  /** Up to which id every job is visible, or never will be. */
  private async settledId(db: Database): Promise<string> {
    const now = await readWriters(db);
    const open = new Set(now.writers);
    const { settling } = this;
    if (open.size === 0) {
      this.settling = null;
      return now.drawn;
    }
    if (settling === null) {
      this.settling = now;
      return "0";
    }
    if (settling.writers.some((writer) => open.has(writer))) return "0";
    // From now on the next ids settle.
    this.settling = now;
    return settling.drawn;
  }

  private async sweep(db: Database) {
    while (performance.now() >= this.sweepAt) {
      const wrong = await sweepEntries(db, this.id, this.sizes.sweep);
      // After a clear, the next entries are likely to be without jobs, too.
      if (wrong === null || wrong * 10 < this.sizes.sweep) this.sweepAt = performance.now() + SWEEP_PAUSE_MS;
      else if (!(await takeTurn(db, this.id))) return;
    }
  }
}

/** Like every write, it is not cut off. */
function fillIndex(round: () => Promise<boolean>): Promise<boolean> {
  return writing("fillIndex", round);
}
