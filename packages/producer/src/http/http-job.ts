import { type Job, JobVerbs } from "../job.ts";
import { storable } from "../storable-text.ts";
import { texts } from "../texts.ts";
import { readyToSend } from "../verb.ts";
import { type Claim, isEnd, JOB_VERBS, type PlainVerb } from "../verbs.ts";
import { numbersOf, runOf } from "./answers.ts";
import type { EventQueue } from "./event-queue.ts";
import { type FileContent, type FileKind, type FileOptions, heldContent, uploadOf } from "./file-upload.ts";
import { HttpSubtask } from "./http-subtask.ts";
import type { EventSpec } from "./job-event.ts";
import { RANK, type Rank } from "./ranks.ts";
import type { Recorder } from "./recorder.ts";
import { type RejectedRows, rejectedBody } from "./rejected-rows.ts";

/** The job's end does not wait longer for an unavailable storage. */
const UPLOAD_PATIENCE_MS = 600_000;
/** The limit of a report's parts when the buffer is more than half full. */
const SHORT = 4096;

/** A job recorded over HTTP. Unless the producer is strict, no method waits for the console, and none rejects. */
export class HttpJob extends JobVerbs<void> implements Job {
  private readonly recorder: Recorder;
  private readonly eventQueue: EventQueue;

  constructor(recorder: Recorder, eventQueue: EventQueue) {
    super();
    this.recorder = recorder;
    this.eventQueue = eventQueue;
  }

  /** The job's id. Waits up to `ms` for the console's answer; null when there is none by then. */
  async id(ms = 5_000): Promise<string | null> {
    if (this.eventQueue.id === null) await this.recorder.firstSettled(this.eventQueue, ms);
    return this.eventQueue.id;
  }

  /** The run token, to continue the job elsewhere; null until the console has accepted its start. */
  get runToken(): string | null {
    return this.eventQueue.run;
  }

  /** Whether everything recorded of this job so far was settled within `ms`: accepted, refused or given up. */
  delivered(ms: number): Promise<boolean> {
    return this.recorder.settled(this.eventQueue, ms);
  }

  /**
   * Uploads a file of the job. A text or bytes wait in the buffer until the console accepts them. A file is read when
   * its turn comes: before you change or delete it, wait until it is `delivered`.
   */
  file(kind: FileKind, name: string, content: FileContent, options: FileOptions = {}): Promise<void> {
    const { eventQueue } = this;
    return this.recorder.note(eventQueue, () => {
      const held = heldContent(content);
      return {
        rank: RANK.detail,
        about: texts.file(name),
        bytes: "path" in held ? 0 : held.length,
        isUpload: true,
        patienceMs: options.patienceMs ?? UPLOAD_PATIENCE_MS,
        request: () =>
          eventQueue.id === null
            ? null
            : uploadOf(`jobs/${eventQueue.id}`, { ...options, kind, name, content: held }),
      };
    });
  }

  /** Uploads one file and offers it as Download Result. The last one counts. */
  result(name: string, content: FileContent, mediaType?: string): Promise<void> {
    return this.file("output", name, content, { mediaType, isResult: true });
  }

  /** Records the rejected rows of one table as an error report, at most 10 MB. */
  reject(rows: RejectedRows): Promise<void> {
    return this.noteDetail("rejects", () => rejectedBody(rows));
  }

  async addSubtask(name: string): Promise<HttpSubtask> {
    const place: { number: number | null } = { number: null };
    await this.noteDetail(
      "subtasks",
      () => ({ name: storable(name) }),
      (answer) => {
        place.number = numbersOf(answer)[0] ?? null;
      },
    );
    return new HttpSubtask(this.recorder, this.eventQueue, place);
  }

  /** The same for many, in one request. */
  async addSubtasks(names: readonly string[]): Promise<HttpSubtask[]> {
    const places = [...names].map((): { number: number | null } => ({ number: null }));
    await this.noteDetail(
      "subtasks",
      () => ({ names: names.map(storable) }),
      (answer) => {
        for (const [at, number] of numbersOf(answer).entries()) Object.assign(places[at] ?? {}, { number });
      },
    );
    return places.map((place) => new HttpSubtask(this.recorder, this.eventQueue, place));
  }

  subtask(number: number): HttpSubtask {
    return new HttpSubtask(this.recorder, this.eventQueue, { number });
  }

  protected tell(verb: PlainVerb, said: object): Promise<void> {
    const rank = this.rankOf(verb);
    return this.recorder.note(this.eventQueue, (isShort) => {
      const most = isShort && isEnd(verb) ? SHORT : undefined;
      return this.spec(verb, rank, readyToSend(JOB_VERBS[verb], said, most));
    });
  }

  protected claim(verb: Claim): Promise<void> {
    const { eventQueue } = this;
    const rank = eventQueue.hasStart ? RANK.detail : RANK.kept;
    eventQueue.hasStart = true;
    const said = verb === "takeOver" ? { takeOver: true } : {};
    return this.recorder.note(eventQueue, () => ({
      ...this.spec("start", rank, said),
      request: () =>
        eventQueue.id === null
          ? null
          : { path: `jobs/${eventQueue.id}/start`, body: JSON.stringify(said), isUnfenced: true },
      accept: (answer) => {
        eventQueue.run = runOf(answer);
      },
    }));
  }

  private rankOf(verb: PlainVerb): Rank {
    if (verb === "progress") return RANK.progress;
    if (!isEnd(verb) || this.eventQueue.hasEnd) return RANK.detail;
    this.eventQueue.hasEnd = true;
    return RANK.kept;
  }

  /** Notes a detail of the job's record. */
  private noteDetail(
    verb: string,
    said: () => object,
    accept: (answer: unknown) => void = () => undefined,
  ): Promise<void> {
    return this.recorder.note(this.eventQueue, () => ({ ...this.spec(verb, RANK.detail, said()), accept }));
  }

  private spec(verb: string, rank: Rank, said: object): EventSpec {
    const { eventQueue } = this;
    const body = JSON.stringify(said);
    return {
      rank,
      about: verb,
      bytes: Buffer.byteLength(body),
      request: () => (eventQueue.id === null ? null : { path: `jobs/${eventQueue.id}/${verb}`, body }),
    };
  }
}
