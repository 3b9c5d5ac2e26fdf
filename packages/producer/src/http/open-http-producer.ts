import { ConsoleError } from "../console-error.ts";
import type { NewJob } from "../new-job.ts";
import { type OnProblem, Problems } from "../problems.ts";
import { storable } from "../storable-text.ts";
import { texts } from "../texts.ts";
import { idOf } from "./answers.ts";
import { Delivery } from "./delivery.ts";
import { EventQueue } from "./event-queue.ts";
import { HttpJob } from "./http-job.ts";
import { Outbox } from "./outbox.ts";
import { RANK } from "./ranks.ts";
import { Recorder } from "./recorder.ts";
import { sendEvent } from "./send-event.ts";
import { readTarget } from "./target.ts";

export interface HttpProducerOptions {
  /** The console's address, such as https://jobs.example.org */
  url: string | undefined;
  /** An access token with the scope jobs:write. */
  token: string | undefined;
  /** Called with what could not be recorded, and why. Without it, Node prints a warning, once for each job and code. */
  onProblem?: OnProblem | undefined;
  /** Every call waits until the console has accepted it, and throws a ConsoleError when it doesn't. */
  strict?: boolean | undefined;
  /** How long to wait for the console each time. 5,000 */
  timeoutMs?: number | undefined;
  /** How long an event is tried again before it is given up. 12 hours; strict: 30 seconds. */
  patienceMs?: number | undefined;
  /** The most that may wait for the console. 1,000 events of 10 MB */
  buffer?: { events?: number | undefined; bytes?: number | undefined } | undefined;
}

export interface HttpProducer {
  /** Records a new pending job. */
  createJob(job: NewJob): Promise<HttpJob>;
  /** The handle of an existing job. With `run`, the run token of its start, it records as that run. */
  job(id: string, run?: string | null): HttpJob;
  /** Waits up to `ms` until everything is settled, and returns whether it is. The process stays alive for so long. */
  flush(ms?: number): Promise<boolean>;
}

/** The console remembers answers for 24 hours: until then the same event can't happen twice. */
const PATIENCE_MS = 12 * 3_600_000;
const STRICT_PATIENCE_MS = 30_000;

/**
 * Records jobs over HTTP. When the console is unavailable, events wait in memory and are delivered later, in order.
 * They do not keep the process alive, and are lost when it ends: `await producer.flush()` before that.
 */
export function openHttpProducer(options: HttpProducerOptions): HttpProducer {
  const { url, token, strict = false, timeoutMs = 5_000, onProblem } = options;
  const { patienceMs = strict ? STRICT_PATIENCE_MS : PATIENCE_MS, buffer = {} } = options;
  const target = readTarget(url, token);
  if (strict && target instanceof ConsoleError) throw target;
  // Strict callers get thrown errors instead.
  const problems = new Problems(onProblem ?? (strict ? () => undefined : undefined));
  const outbox = new Outbox(
    { events: buffer.events ?? 1_000, bytes: buffer.bytes ?? 10_000_000 },
    (error, about) => problems.tellOnce(error, about),
  );
  const delivery = new Delivery(
    outbox,
    (eventQueue, event) => sendEvent(target, eventQueue, event, timeoutMs),
    problems,
    patienceMs,
  );
  const recorder = new Recorder({
    outbox,
    delivery,
    problems,
    strictMs: strict ? patienceMs + timeoutMs : null,
  });
  return {
    createJob: async (job) => {
      const eventQueue = new EventQueue(titleOf(job), null, null);
      await recorder.note(eventQueue, () => creation(eventQueue, job));
      return new HttpJob(recorder, eventQueue);
    },
    job: (id, run = null) =>
      new HttpJob(recorder, new EventQueue(texts.jobWithId(id), encodeURIComponent(id), run)),
    flush: (ms = 5_000) => recorder.emptied(ms),
  };
}

function creation(eventQueue: EventQueue, job: NewJob) {
  // A job that can't be written as JSON is not recorded.
  eventQueue.isOver = true;
  const body = JSON.stringify(job, (_, value: unknown) =>
    typeof value === "string" ? storable(value) : value,
  );
  const bytes = Buffer.byteLength(body);
  eventQueue.isOver = false;
  return {
    rank: RANK.creation,
    about: "",
    bytes,
    request: () => ({ path: "jobs", body, isUnfenced: true }),
    accept: (answer: unknown) => {
      eventQueue.id = idOf(answer);
    },
  };
}

function titleOf(job: unknown): string {
  const name: unknown = typeof job === "object" && job !== null ? Reflect.get(job, "name") : null;
  return typeof name === "string" ? texts.namedJob(name.slice(0, 100)) : texts.unnamedJob;
}
