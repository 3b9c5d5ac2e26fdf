import { messageOf } from "./describe-failure.ts";
import type { FieldsOfSubtask, SubtaskVerb } from "./subtask-verbs.ts";

type EachVerb = Record<SubtaskVerb, (...given: never[]) => Promise<unknown>>;

/** Records what happens to one subtask while its job runs. */
export interface Subtask extends EachVerb {
  start(): Promise<void>;
  complete(): Promise<void>;
  /** Takes anything that was thrown. Over 4 KB its message is cut in the middle. */
  fail(thrown: unknown): Promise<void>;
  cancel(): Promise<void>;
}

/** The verbs as methods. The class that extends it sends them. */
export abstract class SubtaskVerbs implements Subtask {
  protected abstract tell<Name extends SubtaskVerb>(verb: Name, said: FieldsOfSubtask<Name>): Promise<void>;

  start() {
    return this.tell("start", {});
  }

  complete() {
    return this.tell("complete", {});
  }

  /** Takes anything that was thrown. Its message is never refused; over 4 KB it is cut in the middle. */
  fail(thrown: unknown) {
    return this.tell("fail", { message: messageOf(thrown) });
  }

  cancel() {
    return this.tell("cancel", {});
  }
}
