import { messageOf } from "../describe-failure.ts";
import type { Subtask } from "../job.ts";
import { cutMiddle, LIMITS, storable } from "../storable-text.ts";
import type { FunctionName } from "./call.ts";

/** Calls a function of the job that the step belongs to. */
type Tell = (name: FunctionName, ...values: unknown[]) => Promise<unknown>;

/** A step of a job recorded over SQL. */
export class SqlSubtask implements Subtask {
  /** Its place in the job, from 1. */
  readonly number: number;
  private readonly tell: Tell;

  constructor(number: number, tell: Tell) {
    this.number = number;
    this.tell = tell;
  }

  async start() {
    await this.tell("start_subtask", this.number);
  }

  async complete() {
    await this.tell("complete_subtask", this.number);
  }

  async fail(thrown: unknown) {
    const message = cutMiddle(storable(messageOf(thrown)), LIMITS.subtaskError);
    await this.tell("fail_subtask", this.number, message);
  }

  async cancel() {
    await this.tell("cancel_subtask", this.number);
  }
}
