import type { JobEvent } from "./job-event.ts";

/** The events of one job, in order. Only the first is ever being sent. */
export class EventQueue {
  readonly events: JobEvent[] = [];
  /** The job's name in messages about problems. */
  readonly title: string;
  /** Null until the console has answered. */
  id: string | null;
  /** The run token. */
  run: string | null;
  /** The job can't be recorded any further. */
  isOver: boolean;
  /** The first event is being sent. */
  isBusy: boolean;
  hasStart: boolean;
  hasEnd: boolean;
  /** After a failure nothing is sent until then (ms of `performance.now`). */
  notBefore = 0;
  /** Until then, progress without other events is not sent. */
  quietUntil = 0;

  constructor(title: string, id: string | null, run: string | null) {
    this.title = title;
    this.id = id;
    this.run = run;
    this.isOver = false;
    this.isBusy = false;
    this.hasStart = false;
    this.hasEnd = false;
  }

  /** Whether this event may still be taken out. */
  holds(event: JobEvent): boolean {
    return !(this.isBusy && this.events[0] === event);
  }
}
