import { describeFailure, type FailureReport, failureReport } from "../describe-failure.ts";
import type { Job } from "../job.ts";
import { cutMiddle, LIMITS, outputText, storable } from "../storable-text.ts";
import { callWithin, type FunctionName } from "./call.ts";
import type { SqlClient } from "./sql-client.ts";
import { SqlSubtask } from "./sql-subtask.ts";

/** A job recorded over SQL: each method is one statement. */
export class SqlJob implements Job {
  readonly id: string;
  private readonly client: SqlClient;
  private run: string | null;

  constructor(client: SqlClient, id: string, run: string | null) {
    this.client = client;
    this.id = id;
    this.run = run;
  }

  /** What fences this run off from others; null before its start. */
  get runToken(): string | null {
    return this.run;
  }

  async queue() {
    await this.tell("queue_job");
  }

  async start() {
    await this.claim("start_job");
  }

  async takeOver() {
    await this.claim("take_over_job");
  }

  async progress(done: number, total: number | null = null, note: string | null = null) {
    await this.tell("progress_job", done, total, note === null ? null : cutMiddle(storable(note), 1000));
  }

  async output(value: unknown) {
    await this.tell("output_job", cutMiddle(storable(outputText(value)), LIMITS.output));
  }

  async addSubtask(name: string): Promise<SqlSubtask> {
    return this.subtask(Number(await this.tell("add_subtask", storable(name))));
  }

  subtask(number: number): SqlSubtask {
    return new SqlSubtask(number, (name, ...values) => this.tell(name, ...values));
  }

  /** How many rows a table had, and how many of them were turned down: those of several tables add up. */
  async countRows(given: number, rejected = 0) {
    await this.tell("count_rows", given, rejected);
  }

  async complete() {
    await this.tell("complete_job");
  }

  fail(thrown: unknown) {
    return this.recordFailure(describeFailure(thrown));
  }

  failWith(message: string, trace: string | null = null) {
    return this.recordFailure(failureReport(message, trace));
  }

  async cancel() {
    await this.tell("cancel_job");
  }

  private async recordFailure({ message, trace }: FailureReport) {
    await this.tell("fail_job", message, trace);
  }

  /** A start is of no run yet. */
  private async claim(name: "start_job" | "take_over_job") {
    const answer = await callWithin(this.client, null, name, [this.id]);
    this.run = typeof answer === "string" && answer !== "" ? answer : null;
  }

  private tell(name: FunctionName, ...values: unknown[]): Promise<unknown> {
    return callWithin(this.client, this.run, name, [this.id, ...values]);
  }
}
