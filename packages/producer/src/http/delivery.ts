import { ConsoleError } from "../console-error.ts";
import type { Problems } from "../problems.ts";
import { texts } from "../texts.ts";
import { backoff } from "./backoff.ts";
import { CircuitBreaker } from "./circuit-breaker.ts";
import type { Verdict } from "./classify-response.ts";
import type { EventQueue } from "./event-queue.ts";
import type { JobEvent } from "./job-event.ts";
import type { Outbox } from "./outbox.ts";
import { RANK } from "./ranks.ts";

/** Sends an event once. Never rejects. */
export type Send = (eventQueue: EventQueue, event: JobEvent) => Promise<Verdict>;

/** So many jobs may be sent at once. */
const WIDTH = 4;
/** Progress without other events is sent at most so often. */
const PROGRESS_EVERY_MS = 250;
/** A longer wait does not mean that an absent console is asked twice a second all the time. */
const LONGEST_HURRY_MS = 10_000;

/** Sends the outbox's events to the console: each job's in order, each until it is accepted or refused. */
export class Delivery {
  private readonly outbox: Outbox;
  private readonly send: Send;
  private readonly problems: Problems;
  private readonly patienceMs: number;
  private readonly pause = new CircuitBreaker();
  private underWay = 0;
  /** Until then a caller waits, so events are sent soon (ms of `performance.now`). */
  private hurriedUntil = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(outbox: Outbox, send: Send, problems: Problems, patienceMs: number) {
    this.outbox = outbox;
    this.send = send;
    this.problems = problems;
    this.patienceMs = patienceMs;
  }

  /** Sends what can be sent now. Call it whenever something has changed. */
  wake() {
    for (;;) {
      if (this.underWay >= (this.pause.isAway ? 1 : WIDTH)) return;
      const now = performance.now();
      if (this.pause.until > now) return this.wakeAt(this.pause.until, now);
      const next = this.outbox.next(now, now < this.hurriedUntil);
      if (next === null) return;
      if (typeof next === "number") return this.wakeAt(next, now);
      void this.deliver(next);
    }
  }

  /** A caller waits for `done`: events are sent without delay, and the process is kept alive for so long. */
  async within(ms: number, done: Promise<unknown>): Promise<boolean> {
    this.hurriedUntil = Math.max(this.hurriedUntil, performance.now() + Math.min(ms, LONGEST_HURRY_MS));
    this.pause.hurry();
    this.outbox.hurry();
    this.wake();
    return await withinTime(ms, done);
  }

  private async deliver(eventQueue: EventQueue) {
    const [event] = eventQueue.events;
    if (!event) return;
    this.underWay++;
    eventQueue.isBusy = true;
    const verdict = await this.send(eventQueue, event);
    eventQueue.isBusy = false;
    this.underWay--;
    this.settle(eventQueue, event, verdict);
    this.outbox.rotate(eventQueue);
    this.wake();
  }

  private settle(eventQueue: EventQueue, event: JobEvent, verdict: Verdict) {
    const now = performance.now();
    if (event.spec.rank === RANK.progress) eventQueue.quietUntil = now + PROGRESS_EVERY_MS;
    if (verdict.is === "away") return this.tryAgain(eventQueue, event, verdict, now);
    this.pause.answered();
    if (verdict.is === "refused") return this.refuse(eventQueue, event, verdict.error);
    try {
      event.spec.accept?.(verdict.answer);
      this.outbox.take(eventQueue, event, null);
      this.problems.over(this.outbox.isEmpty);
    } catch (cause) {
      this.refuse(eventQueue, event, new ConsoleError("unusable", texts.unreadableAnswer, { cause }));
    }
  }

  private tryAgain(eventQueue: EventQueue, event: JobEvent, verdict: Verdict & { is: "away" }, now: number) {
    const { error, afterMs } = verdict;
    const hurried = now < this.hurriedUntil;
    this.pause.failed(now, afterMs, hurried);
    event.failures++;
    eventQueue.notBefore = now + backoff(event.failures, hurried);
    if (error.status !== 429) this.problems.tellOnce(error, eventQueue.title);
    const patienceMs = Math.min(this.patienceMs, event.spec.patienceMs ?? Number.POSITIVE_INFINITY);
    if (Math.max(eventQueue.notBefore, this.pause.until) - event.since <= patienceMs) return;
    const message = texts.gaveUp(event.failures, error.message);
    this.refuse(
      eventQueue,
      event,
      new ConsoleError("gave_up", message, { status: error.status, cause: error }),
    );
  }

  private refuse(eventQueue: EventQueue, event: JobEvent, error: ConsoleError) {
    this.outbox.take(eventQueue, event, error);
    if (endsRecord(event, error)) this.outbox.end(eventQueue);
    if (error.code === "not_recorded") return;
    if (error.status === 401 || error.status === 403) this.problems.tellOnce(error, eventQueue.title);
    else this.problems.tell(error, eventQueue, event.spec.about);
  }

  private wakeAt(moment: number, now: number) {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.wake(), Math.max(moment - now, 1)).unref();
  }
}

/** Whether the job's later events would be refused as well. */
function endsRecord({ spec }: JobEvent, { code, status }: ConsoleError): boolean {
  if (spec.rank === RANK.creation || status === 401 || status === 403) return true;
  return code === "stale_run" || (status === 404 && spec.rank === RANK.kept);
}

/** Whether `done` settled in time. Until then the process is kept alive. */
function withinTime(ms: number, done: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms);
    const settled = () => {
      clearTimeout(timer);
      resolve(true);
    };
    done.then(settled, settled);
  });
}
