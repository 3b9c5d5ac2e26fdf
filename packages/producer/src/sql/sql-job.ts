import { type Job, JobVerbs } from "../job.ts";
import { storable } from "../storable-text.ts";
import { readyToSend } from "../verb.ts";
import { type Claim, JOB_VERBS, type PlainVerb } from "../verbs.ts";
import { callWithin } from "./call.ts";
import { ADD_SUBTASK, COUNT_ROWS, jobFunction, type SqlFunction } from "./functions.ts";
import type { SqlClient } from "./sql-client.ts";
import { SqlSubtask } from "./sql-subtask.ts";

/** A job recorded over SQL: each method is one statement. */
export class SqlJob extends JobVerbs<void> implements Job {
  readonly id: string;
  private readonly client: SqlClient;
  private run: string | null;

  constructor(client: SqlClient, id: string, run: string | null) {
    super();
    this.client = client;
    this.id = id;
    this.run = run;
  }

  /** The token of this run; null before its start. */
  get runToken(): string | null {
    return this.run;
  }

  async addSubtask(name: string): Promise<SqlSubtask> {
    return this.subtask(Number(await this.call(ADD_SUBTASK, storable(name))));
  }

  subtask(number: number): SqlSubtask {
    return new SqlSubtask(number, (called, ...values) => this.call(called, ...values));
  }

  /** How many rows a table had, and how many of them were rejected. The numbers of several tables add up. */
  async countRows(given: number, rejected = 0) {
    await this.call(COUNT_ROWS, given, rejected);
  }

  protected async tell(name: PlainVerb, said: object) {
    const verb = JOB_VERBS[name];
    await this.call(jobFunction(verb), ...Object.values(readyToSend(verb, said)));
  }

  /** A start does not belong to a run yet. */
  protected async claim(name: Claim) {
    const answer = await callWithin(this.client, null, jobFunction(JOB_VERBS[name]), [this.id]);
    this.run = typeof answer === "string" && answer !== "" ? answer : null;
  }

  private call(called: SqlFunction, ...values: unknown[]): Promise<unknown> {
    return callWithin(this.client, this.run, called, [this.id, ...values]);
  }
}
