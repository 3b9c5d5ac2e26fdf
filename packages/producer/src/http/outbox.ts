import { ConsoleError } from "../console-error.ts";
import type { Chain } from "./chain.ts";
import type { JobEvent } from "./job-event.ts";
import { RANK, type Rank } from "./ranks.ts";

export interface Bounds {
  events: number;
  bytes: number;
}

type OnLoss = (error: ConsoleError, about: string) => void;

/** What an event takes besides its body. */
const OVERHEAD = 500;

/**
 * The events that are not delivered yet, within bounds. Full, it gives up progress first and then details; it
 * takes no new job any more, and yet each job's start and end.
 */
export class Outbox {
  private readonly chains = new Set<Chain>();
  private readonly bounds: Bounds;
  private readonly onLoss: OnLoss;
  private count = 0;
  private bytes = 0;
  private emptied: (() => void)[] = [];

  constructor(bounds: Bounds, onLoss: OnLoss) {
    this.bounds = bounds;
    this.onLoss = onLoss;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Whether a report had better be short. */
  get isShort(): boolean {
    return this.bytes * 2 > this.bounds.bytes;
  }

  put(chain: Chain, event: JobEvent) {
    if (chain.isOver) return event.settle(notRecorded(chain));
    const { rank } = event.spec;
    const last = chain.events.at(-1);
    // Only the latest progress says anything.
    if (rank === RANK.progress && last?.spec.rank === rank && chain.holds(last)) this.take(chain, last, null);
    while (this.isFullFor(event) && this.giveUpOneBelow(rank));
    if (this.isFullFor(event) && rank !== RANK.kept) {
      if (rank === RANK.creation) chain.isOver = true;
      return this.lose(chain, event);
    }
    chain.events.push(event);
    this.chains.add(chain);
    this.count++;
    this.bytes += sizeOf(event);
  }

  /** The job whose turn it is, or when it will be the next one's; null when there is none. */
  next(now: number, hurried: boolean): Chain | number | null {
    let earliest = Number.POSITIVE_INFINITY;
    for (const chain of this.chains) {
      if (chain.isBusy) continue;
      const at = readyAt(chain, hurried);
      if (at <= now) return chain;
      earliest = Math.min(earliest, at);
    }
    return Number.isFinite(earliest) ? earliest : null;
  }

  /** Lets the others go first. */
  rotate(chain: Chain) {
    if (this.chains.delete(chain) && chain.events.length > 0) this.chains.add(chain);
  }

  /** Nothing waits for its next try any more. */
  hurry() {
    for (const chain of this.chains) chain.notBefore = 0;
  }

  /** Takes an event out: delivered, or with what stands against it. */
  take(chain: Chain, event: JobEvent, error: ConsoleError | null) {
    const at = chain.events.indexOf(event);
    if (at < 0) return;
    chain.events.splice(at, 1);
    if (chain.events.length === 0) this.chains.delete(chain);
    this.count--;
    this.bytes -= sizeOf(event);
    event.settle(error);
    if (this.count > 0) return;
    for (const tell of this.emptied.splice(0)) tell();
  }

  /** Gives up what is left of a job that can't be recorded. */
  end(chain: Chain) {
    chain.isOver = true;
    for (const event of [...chain.events]) this.take(chain, event, notRecorded(chain));
  }

  /** Settles when nothing is left to be delivered. */
  whenEmpty(): Promise<void> {
    if (this.isEmpty) return Promise.resolve();
    return new Promise((resolve) => this.emptied.push(resolve));
  }

  private isFullFor(event: JobEvent): boolean {
    return this.count + 1 > this.bounds.events || this.bytes + sizeOf(event) > this.bounds.bytes;
  }

  private giveUpOneBelow(rank: Rank): boolean {
    for (const lower of [RANK.progress, RANK.detail]) {
      if (lower >= rank) return false;
      for (const chain of this.chains) {
        const event = chain.events.find((one) => one.spec.rank === lower && chain.holds(one));
        if (!event) continue;
        this.lose(chain, event);
        return true;
      }
    }
    return false;
  }

  private lose(chain: Chain, event: JobEvent) {
    const error = new ConsoleError("buffer_full", "Too much waits for the console: something is lost.");
    if (chain.events.includes(event)) this.take(chain, event, error);
    else event.settle(error);
    this.onLoss(error, chain.title);
  }
}

const sizeOf = (event: JobEvent) => event.spec.bytes + OVERHEAD;

function readyAt(chain: Chain, hurried: boolean): number {
  const isLoneProgress = chain.events.length === 1 && chain.events[0]?.spec.rank === RANK.progress;
  return isLoneProgress && !hurried ? Math.max(chain.notBefore, chain.quietUntil) : chain.notBefore;
}

const notRecorded = ({ title }: Chain) =>
  new ConsoleError("not_recorded", `Nothing more of ${title} can be recorded.`);
