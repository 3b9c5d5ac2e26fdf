import { randomUUID } from "node:crypto";
import type { ConsoleError } from "../console-error.ts";
import type { Body } from "./exchange.ts";
import type { Rank } from "./ranks.ts";

/** What an event sends. */
export interface EventRequest {
  /** Below the API's address. */
  path: string;
  body: Body;
  headers?: Record<string, string>;
  /** It does not belong to a run yet. */
  isUnfenced?: boolean;
}

export interface EventSpec {
  rank: Rank;
  /** Which part of the job's record it is; empty for the job itself. */
  about: string;
  /** What it holds of the buffer. */
  bytes: number;
  /** What to send now. Null when what it builds on was lost: then there is nothing to say. */
  request: () => EventRequest | null | Promise<EventRequest | null>;
  /** Hears the console's answer. */
  accept?: (answer: unknown) => void;
  /** The console takes longer to answer. */
  isUpload?: boolean;
  /** How long it is tried again, when not as long as everything. */
  patienceMs?: number | undefined;
}

/** Something that happened to a job, on its way to the console. */
export class JobEvent {
  readonly spec: EventSpec;
  /** Made once: however often it is sent, it happens once. */
  readonly key = randomUUID();
  readonly since = performance.now();
  /** Settles once the console has taken it, or never will: with what stands against it. Never rejects. */
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
