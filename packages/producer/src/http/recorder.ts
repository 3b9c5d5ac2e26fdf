import { ConsoleError } from "../console-error.ts";
import type { Problems } from "../problems.ts";
import { texts } from "../texts.ts";
import type { Delivery } from "./delivery.ts";
import type { EventQueue } from "./event-queue.ts";
import { type EventSpec, JobEvent } from "./job-event.ts";
import type { Outbox } from "./outbox.ts";

interface Parts {
  outbox: Outbox;
  delivery: Delivery;
  problems: Problems;
  /** How long a strict call waits at most; null: calls do not wait and do not throw. */
  strictMs: number | null;
}

/** Takes the events of jobs: puts them in the outbox, or, when strict, delivers them before the call returns. */
export class Recorder {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** `specify` makes the event from the caller's values; an error that it throws is the caller's fault. */
  async note(eventQueue: EventQueue, specify: (isShort: boolean) => EventSpec): Promise<void> {
    const { outbox, delivery, problems, strictMs } = this.parts;
    let event: JobEvent;
    try {
      event = new JobEvent(specify(outbox.isShort));
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : texts.notJson;
      const error = new ConsoleError("unusable", texts.unusableValue(message), { cause });
      if (strictMs !== null) throw error;
      return problems.tell(error, eventQueue);
    }
    outbox.put(eventQueue, event);
    delivery.wake();
    if (strictMs === null) return;
    let inTime = await delivery.within(strictMs, event.outcome);
    // A request that is being sent has limits of its own: a large file may take long.
    while (!(inTime || eventQueue.holds(event))) inTime = await delivery.within(strictMs, event.outcome);
    const late = new ConsoleError("gave_up", texts.late);
    if (!inTime) outbox.take(eventQueue, event, late);
    const error = inTime ? await event.outcome : late;
    if (error) throw error;
  }

  /** Whether all events of the job so far were settled in time. */
  settled(eventQueue: EventQueue, ms: number): Promise<boolean> {
    return this.parts.delivery.within(ms, Promise.all(eventQueue.events.map(({ outcome }) => outcome)));
  }

  /** Waits for the job's first event that is not settled yet: of a new job, its creation. */
  async firstSettled(eventQueue: EventQueue, ms: number): Promise<void> {
    const [first] = eventQueue.events;
    if (first) await this.parts.delivery.within(ms, first.outcome);
  }

  /** Whether all events of all jobs, later ones too, were settled in time. */
  emptied(ms: number): Promise<boolean> {
    return this.parts.delivery.within(ms, this.parts.outbox.whenEmpty());
  }
}
