import type { JobEvent } from "./job-event.ts";

/** The events of one job in their order, of which only the first is ever on its way. */
export class EventQueue {
  readonly events: JobEvent[] = [];
  /** What to call the job when something is wrong with its record. */
  readonly title: string;
  /** Null until the console has given it one. */
  id: string | null;
  /** What fences this run off from others. */
  run: string | null;
  /** Nothing more of the job can be recorded. */
  isOver: boolean;
  /** The first event is on its way. */
  isBusy: boolean;
  hasStart: boolean;
  hasEnd: boolean;
  /** Until then nothing is sent (ms of `performance.now`): after a failure. */
  notBefore = 0;
  /** Until then no progress alone is sent. */
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

  /** Whether this event may still be taken back. */
  holds(event: JobEvent): boolean {
    return !(this.isBusy && this.events[0] === event);
  }
}
