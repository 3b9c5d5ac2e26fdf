import { ConsoleError } from "../console-error.ts";
import { texts } from "../texts.ts";
import type { EventQueue } from "./event-queue.ts";
import type { JobEvent } from "./job-event.ts";
import { RANK, type Rank } from "./ranks.ts";

export interface Bounds {
  events: number;
  bytes: number;
}

type OnLoss = (error: ConsoleError, about: string) => void;

/** Bytes of an event besides its body. */
const OVERHEAD = 500;

/**
 * The events that are not delivered yet, within bounds. When it is full, it drops progress first, then details. It
 * accepts no new jobs then, but still each job's start and end.
 */
export class Outbox {
  private readonly chains = new Set<EventQueue>();
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

  /** Whether reports should be short. */
  get isShort(): boolean {
    return this.bytes * 2 > this.bounds.bytes;
  }

  put(eventQueue: EventQueue, event: JobEvent) {
    if (eventQueue.isOver) return event.settle(notRecorded(eventQueue));
    const { rank } = event.spec;
    const last = eventQueue.events.at(-1);
    // Only the latest progress matters.
    if (rank === RANK.progress && last?.spec.rank === rank && eventQueue.holds(last))
      this.take(eventQueue, last, null);
    while (this.isFullFor(event) && this.giveUpOneBelow(rank));
    if (this.isFullFor(event) && rank !== RANK.kept) {
      if (rank === RANK.creation) eventQueue.isOver = true;
      return this.lose(eventQueue, event);
    }
    eventQueue.events.push(event);
    this.chains.add(eventQueue);
    this.count++;
    this.bytes += sizeOf(event);
  }

  /** The job whose turn it is, or the time of the next turn; null when there is none. */
  next(now: number, hurried: boolean): EventQueue | number | null {
    let earliest = Number.POSITIVE_INFINITY;
    for (const eventQueue of this.chains) {
      if (eventQueue.isBusy) continue;
      const at = readyAt(eventQueue, hurried);
      if (at <= now) return eventQueue;
      earliest = Math.min(earliest, at);
    }
    return Number.isFinite(earliest) ? earliest : null;
  }

  /** Lets the others go first. */
  rotate(eventQueue: EventQueue) {
    if (this.chains.delete(eventQueue) && eventQueue.events.length > 0) this.chains.add(eventQueue);
  }

  /** Every event may be tried at once. */
  hurry() {
    for (const eventQueue of this.chains) eventQueue.notBefore = 0;
  }

  /** Takes an event out: delivered, or with its error. */
  take(eventQueue: EventQueue, event: JobEvent, error: ConsoleError | null) {
    const at = eventQueue.events.indexOf(event);
    if (at < 0) return;
    eventQueue.events.splice(at, 1);
    if (eventQueue.events.length === 0) this.chains.delete(eventQueue);
    this.count--;
    this.bytes -= sizeOf(event);
    event.settle(error);
    if (this.count > 0) return;
    for (const tell of this.emptied.splice(0)) tell();
  }

  /** Drops the remaining events of a job that can't be recorded. */
  end(eventQueue: EventQueue) {
    eventQueue.isOver = true;
    for (const event of [...eventQueue.events]) this.take(eventQueue, event, notRecorded(eventQueue));
  }

  /** Settles when everything is delivered or dropped. */
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
      for (const eventQueue of this.chains) {
        const event = eventQueue.events.find((one) => one.spec.rank === lower && eventQueue.holds(one));
        if (!event) continue;
        this.lose(eventQueue, event);
        return true;
      }
    }
    return false;
  }

  private lose(eventQueue: EventQueue, event: JobEvent) {
    const error = new ConsoleError("buffer_full", texts.bufferFull);
    if (eventQueue.events.includes(event)) this.take(eventQueue, event, error);
    else event.settle(error);
    this.onLoss(error, eventQueue.title);
  }
}

const sizeOf = (event: JobEvent) => event.spec.bytes + OVERHEAD;

function readyAt(eventQueue: EventQueue, hurried: boolean): number {
  const isLoneProgress = eventQueue.events.length === 1 && eventQueue.events[0]?.spec.rank === RANK.progress;
  return isLoneProgress && !hurried
    ? Math.max(eventQueue.notBefore, eventQueue.quietUntil)
    : eventQueue.notBefore;
}

const notRecorded = ({ title }: EventQueue) => new ConsoleError("not_recorded", texts.jobIsOver(title));
