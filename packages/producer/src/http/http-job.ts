import { describeFailure, type FailureReport, failureReport } from "../describe-failure.ts";
import type { Job } from "../job.ts";
import { cutMiddle, LIMITS, outputText, storable } from "../storable-text.ts";
import { numbersOf, runOf } from "./answers.ts";
import type { Chain } from "./chain.ts";
import { type FileContent, type FileKind, type FileOptions, heldContent, uploadOf } from "./file-upload.ts";
import { HttpSubtask } from "./http-subtask.ts";
import type { EventSpec } from "./job-event.ts";
import { RANK } from "./ranks.ts";
import type { Recorder } from "./recorder.ts";
import { type RejectedRows, rejectedBody } from "./rejected-rows.ts";

/** The job's end does not wait longer for a storage that is away. */
const UPLOAD_PATIENCE_MS = 600_000;
/** What is left of a report's parts when the buffer is more than half full. */
const SHORT = 4096;

/** A job recorded over HTTP. Unless the producer is strict, no method waits for the console, and none rejects. */
export class HttpJob implements Job {
  private readonly recorder: Recorder;
  private readonly chain: Chain;

  constructor(recorder: Recorder, chain: Chain) {
    this.recorder = recorder;
    this.chain = chain;
  }

  /** The job's id, once the console has given it one: waits up to `ms`. Null when there is none by then. */
  async id(ms = 5_000): Promise<string | null> {
    if (this.chain.id === null) await this.recorder.firstSettled(this.chain, ms);
    return this.chain.id;
  }

  /** What fences this run off from others, to go on with the job elsewhere; null until the console took its start. */
  get runToken(): string | null {
    return this.chain.run;
  }

  /** Whether all that was recorded of this job so far was settled within `ms`: taken, refused or given up. */
  delivered(ms: number): Promise<boolean> {
    return this.recorder.settled(this.chain, ms);
  }

  queue() {
    return this.say("queue", RANK.detail);
  }

  start() {
    return this.claim({});
  }

  takeOver() {
    return this.claim({ takeOver: true });
  }

  progress(done: number, total: number | null = null, note: string | null = null) {
    const text = note === null ? null : cutMiddle(storable(String(note)), 1000);
    return this.say("progress", RANK.progress, () => ({ done, total, note: text }));
  }

  output(value: unknown) {
    return this.say("output", RANK.detail, () => ({
      output: cutMiddle(storable(outputText(value)), LIMITS.output),
    }));
  }

  /**
   * Uploads a file of the job. A text or bytes wait in the buffer until the console takes them; a file is read when it
   * is its turn: before it may change or go, see that it is `delivered`.
   */
  file(kind: FileKind, name: string, content: FileContent, options: FileOptions = {}): Promise<void> {
    const { chain } = this;
    return this.recorder.note(chain, () => {
      const held = heldContent(content);
      return {
        rank: RANK.detail,
        about: `file “${name}”`,
        bytes: "path" in held ? 0 : held.length,
        isUpload: true,
        patienceMs: options.patienceMs ?? UPLOAD_PATIENCE_MS,
        request: () =>
          chain.id === null ? null : uploadOf(`jobs/${chain.id}`, { ...options, kind, name, content: held }),
      };
    });
  }

  /** Uploads one file and offers it as Download Result. The last one counts. */
  result(name: string, content: FileContent, mediaType?: string): Promise<void> {
    return this.file("output", name, content, { mediaType, isResult: true });
  }

  /** Records the rows of one table that were turned down, as an error report: 10 MB of them at most. */
  reject(rows: RejectedRows): Promise<void> {
    return this.say("rejects", RANK.detail, () => rejectedBody(rows));
  }

  async addSubtask(name: string): Promise<HttpSubtask> {
    const place: { number: number | null } = { number: null };
    await this.say(
      "subtasks",
      RANK.detail,
      () => ({ name: storable(name) }),
      (answer) => {
        place.number = numbersOf(answer)[0] ?? null;
      },
    );
    return new HttpSubtask(this.recorder, this.chain, place);
  }

  /** The same for many, in one request. */
  async addSubtasks(names: readonly string[]): Promise<HttpSubtask[]> {
    const places = [...names].map((): { number: number | null } => ({ number: null }));
    await this.say(
      "subtasks",
      RANK.detail,
      () => ({ names: names.map(storable) }),
      (answer) => {
        for (const [at, number] of numbersOf(answer).entries()) Object.assign(places[at] ?? {}, { number });
      },
    );
    return places.map((place) => new HttpSubtask(this.recorder, this.chain, place));
  }

  subtask(number: number): HttpSubtask {
    return new HttpSubtask(this.recorder, this.chain, { number });
  }

  complete() {
    return this.end("complete", () => ({}));
  }

  fail(thrown: unknown) {
    return this.end("fail", (isShort) => shortened(describeFailure(thrown), isShort));
  }

  failWith(message: string, trace: string | null = null) {
    return this.end("fail", (isShort) => shortened(failureReport(String(message), trace), isShort));
  }

  cancel() {
    return this.end("cancel", () => ({}));
  }

  private claim(said: object): Promise<void> {
    const { chain } = this;
    const rank = chain.hasStart ? RANK.detail : RANK.kept;
    chain.hasStart = true;
    return this.recorder.note(chain, () => ({
      ...this.spec("start", rank, said),
      request: () =>
        chain.id === null
          ? null
          : { path: `jobs/${chain.id}/start`, body: JSON.stringify(said), isUnfenced: true },
      accept: (answer) => {
        chain.run = runOf(answer);
      },
    }));
  }

  private end(verb: string, said: (isShort: boolean) => object): Promise<void> {
    const rank = this.chain.hasEnd ? RANK.detail : RANK.kept;
    this.chain.hasEnd = true;
    return this.recorder.note(this.chain, (isShort) => this.spec(verb, rank, said(isShort)));
  }

  private say(
    verb: string,
    rank: EventSpec["rank"],
    said: () => object = () => ({}),
    accept: (answer: unknown) => void = () => undefined,
  ): Promise<void> {
    return this.recorder.note(this.chain, () => ({ ...this.spec(verb, rank, said()), accept }));
  }

  private spec(verb: string, rank: EventSpec["rank"], said: object): EventSpec {
    const { chain } = this;
    const body = JSON.stringify(said);
    return {
      rank,
      about: verb,
      bytes: Buffer.byteLength(body),
      request: () => (chain.id === null ? null : { path: `jobs/${chain.id}/${verb}`, body }),
    };
  }
}

function shortened({ message, trace }: FailureReport, isShort: boolean): FailureReport {
  if (!isShort) return { message, trace };
  return { message: cutMiddle(message, SHORT), trace: trace === null ? null : cutMiddle(trace, SHORT) };
}
