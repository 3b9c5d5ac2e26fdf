import { randomUUID } from "node:crypto";
import type { ConsoleError } from "../console-error.ts";
import type { Body } from "./exchange.ts";
import type { Rank } from "./ranks.ts";

/** The request of an event. */
export interface EventRequest {
  /** Relative to the API's address. */
  path: string;
  body: Body;
  headers?: Record<string, string>;
  /** It does not belong to a run yet. */
  isUnfenced?: boolean;
}

export interface EventSpec {
  rank: Rank;
  /** The part of the job that it is about; empty for the job itself. */
  about: string;
  /** Its bytes in the buffer. */
  bytes: number;
  /** The request to send now. Null when the job or subtask that it needs was lost. */
  request: () => EventRequest | null | Promise<EventRequest | null>;
  /** Gets the console's answer. */
  accept?: (answer: unknown) => void;
  /** The console takes longer to answer. */
  isUpload?: boolean;
  /** How long it is tried again, if not as long as other events. */
  patienceMs?: number | undefined;
}

/** Something that happened to a job, on its way to the console. */
export class JobEvent {
  readonly spec: EventSpec;
  /** Made once, so that the event happens once, however often it is sent. */
  readonly key = randomUUID();
  readonly since = performance.now();
  /** Settles when the console has accepted it (null), or with the error when it never will. Never rejects. */
  readonly outcome: Promise<ConsoleError | null>;
  failures = 0;
  private tell: (error: ConsoleError | null) => void = () => undefined;

  constructor(spec: EventSpec) {
    this.spec = spec;
    this.outcome = new Promise((resolve) => {
      this.tell = resolve;
    });
  }

  settle(error: ConsoleError | null) {
    this.tell(error);
  }
}
