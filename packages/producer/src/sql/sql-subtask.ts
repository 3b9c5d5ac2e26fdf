import { SubtaskVerbs } from "../subtask.ts";
import { SUBTASK_VERBS, type SubtaskVerb } from "../subtask-verbs.ts";
import { readyToSend } from "../verb.ts";
import { type SqlFunction, subtaskFunction } from "./functions.ts";

/** Calls a function of the job that the step belongs to. */
type Call = (called: SqlFunction, ...values: unknown[]) => Promise<unknown>;

/** A step of a job recorded over SQL. */
export class SqlSubtask extends SubtaskVerbs {
  /** Its place in the job, from 1. */
  readonly number: number;
  private readonly call: Call;

  constructor(number: number, call: Call) {
    super();
    this.number = number;
    this.call = call;
  }

  protected async tell(name: SubtaskVerb, said: object) {
    const verb = SUBTASK_VERBS[name];
    await this.call(subtaskFunction(verb), this.number, ...Object.values(readyToSend(verb, said)));
  }
}
