import { SubtaskVerbs } from "../subtask.ts";
import { SUBTASK_VERBS, type SubtaskVerb } from "../subtask-verbs.ts";
import { readyToSend } from "../verb.ts";
import { type SqlFunction, subtaskFunction } from "./functions.ts";

/** Calls a function about the subtask's job. */
type Call = (called: SqlFunction, ...values: unknown[]) => Promise<unknown>;

/** A subtask recorded over SQL. */
export class SqlSubtask extends SubtaskVerbs {
  /** Its number in the job, from 1. */
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
