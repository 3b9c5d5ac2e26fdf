import { describeFailure } from "./describe-failure.ts";
import { outputText } from "./storable-text.ts";
import type { Subtask } from "./subtask.ts";
import type { Claim, FieldsOf, JobVerb, PlainVerb } from "./verbs.ts";

/** A method for each verb: the compiler requires it. */
type EachVerb = Record<JobVerb, (...given: never[]) => Promise<unknown>>;

/** Records what happens to one job, over HTTP or over SQL. */
export interface Job extends EachVerb {
  /** Accepted, but not yet started. */
  queue(): Promise<void>;
  /** From now on this handle records as this run: after another run takes over the job, it is refused. */
  start(): Promise<void>;
  /** Takes over a running job: the worker that ran it until now is refused from now on. */
  takeOver(): Promise<void>;
  /** `done` of `total` (unknown: null), and a note such as the current record. Only while running. */
  progress(done: number, total?: number | null, note?: string | null): Promise<void>;
  /** The job's structured result: text as it is, anything else as JSON. Over 1 MB it is cut in the middle. */
  output(value: unknown): Promise<void>;
  /** Adds a pending subtask after the existing ones. */
  addSubtask(name: string): Promise<Subtask>;
  /** The subtask with this number, from 1. */
  subtask(number: number): Subtask;
  complete(): Promise<void>;
  /** Takes anything that was thrown. The report is never refused for its content; what is too long is cut. */
  fail(thrown: unknown): Promise<void>;
  /** The same, for a message and a trace that are texts already. */
  failWith(message: string, trace?: string | null): Promise<void>;
  cancel(): Promise<void>;
}

/**
 * The verbs as methods. The class that extends it sends them: over HTTP, over SQL or through the console's own library.
 * `Started` is what a start returns there.
 */
export abstract class JobVerbs<Started> implements EachVerb {
  protected abstract tell<Name extends PlainVerb>(verb: Name, said: FieldsOf<Name>): Promise<void>;
  protected abstract claim(verb: Claim): Promise<Started>;

  /** Accepted, but not yet started. */
  queue() {
    return this.tell("queue", {});
  }

  /** Begins a run. */
  start() {
    return this.claim("start");
  }

  /** Begins another run of a running job: the earlier run is refused from now on. */
  takeOver() {
    return this.claim("takeOver");
  }

  /** `done` of `total` (unknown: null), and a note such as the current record. Only while running. */
  progress(done: number, total: number | null = null, note: string | null = null) {
    return this.tell("progress", { done, total, note });
  }

  /** The job's structured result: text as it is, anything else as JSON. Over 1 MB it is cut in the middle. */
  output(value: unknown) {
    return this.tell("output", { output: outputText(value) });
  }

  complete() {
    return this.tell("complete", {});
  }

  /** Takes anything that was thrown. The report is never refused for its content; what is too long is cut. */
  fail(thrown: unknown) {
    return this.tell("fail", describeFailure(thrown));
  }

  /** The same, for a message and a trace that are texts already. */
  failWith(message: string, trace: string | null = null) {
    return this.tell("fail", { message, trace });
  }

  cancel() {
    return this.tell("cancel", {});
  }
}
