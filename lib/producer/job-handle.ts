import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { jobError } from "@/lib/database-error";
import { InvalidInput, JobNotFound } from "@/lib/errors";
import { cleanFileName } from "@/lib/files/file-name";
import { mediaTypeOf } from "@/lib/files/media-type";
import type { FileStore, StoredFile } from "@/lib/files/store/file-store";
import type { Access } from "@/lib/jobs/access";
import type { FileKind } from "@/lib/jobs/files/job-file";
import { parseId } from "@/lib/jobs/job-id";
import { describeFailure, type FailureReport, failureReport } from "@/packages/producer/src/describe-failure";
import { cutMiddle, LIMITS, outputText, storable } from "@/packages/producer/src/storable-text";
import { addSubtask, addSubtasks } from "./add-subtasks";
import { type Answer, callFunction } from "./call-function";
import { ErrorReport } from "./error-report";
import { parseGiven } from "./new-job";
import { OpenReports } from "./open-reports";
import { type FileContent, newFile, recordFile, recordStored, withFileLimit } from "./record-file";
import { recordRejections } from "./record-rejections";
import { SubtaskHandle } from "./subtask-handle";
import { whoseJobs } from "./whose-jobs";

const LARGEST = 9_007_199_254_740_991;
const count = z.number().int().min(0).max(LARGEST);

interface RecordedFile {
  id: string;
  name: string;
  size: number;
  sha256: string;
}

/**
 * Records what happens to one job. Each method is one statement, on the terms of the access. A move that the job's
 * present status forbids throws IllegalMove with that status; a job that is not the viewer's throws JobNotFound.
 */
export class JobHandle {
  readonly id: string;
  private readonly access: Access;
  private readonly store: FileStore;
  private readonly reports = new OpenReports();

  constructor(access: Access, store: FileStore, id: string) {
    this.access = access;
    this.store = store;
    this.id = id;
  }

  /** Accepted, but not yet started. */
  queue() {
    return this.record("be queued", sql`jobs.queue_job(${this.id}::bigint, ${this.owner}::bigint)`);
  }

  /** Returns the run token, for the terms of the access: it tells this run from one that takes the job over. */
  async start(): Promise<string> {
    const call = sql`jobs.start_job(${this.id}::bigint, ${this.owner}::bigint)`;
    return (await this.ask("be started", call)).text;
  }

  /** Of a running job: returns a new run token. Whoever gives the one before is refused with StaleRun from now on. */
  async takeOver(): Promise<string> {
    const call = sql`jobs.take_over_job(${this.id}::bigint, ${this.owner}::bigint)`;
    return (await this.ask("be taken over", call)).text;
  }

  /** `done` of `total` (unknown: null), and a note such as the record at hand. Only while running. */
  async progress(done: number, total: number | null = null, note: string | null = null) {
    if (!count.safeParse(done).success) throw new InvalidInput("done", "give a whole number from 0 up.");
    if (total !== null && !(count.safeParse(total).success && done <= total)) {
      throw new InvalidInput("total", "give a whole number that is not below done.");
    }
    const text = note === null ? null : cutMiddle(storable(note), LIMITS.note);
    await this.record(
      "report progress",
      sql`jobs.progress_job(${this.id}::bigint, ${done}, ${total}, ${text}, ${this.owner}::bigint)`,
    );
  }

  /** The job's structured result: text as it is, anything else as JSON. Over 1 MB it is cut in the middle. */
  output(value: unknown) {
    const text = cutMiddle(storable(outputText(value)), LIMITS.output);
    return this.record(
      "take output",
      sql`jobs.output_job(${this.id}::bigint, ${text}, ${this.owner}::bigint)`,
    );
  }

  /**
   * Stores a file of the job and returns its id, size in bytes and checksum. A name's folders and control
   * characters are left out; without a media type its ending settles that. `isResult` offers it as Download
   * Result. What `content` itself throws is thrown as it is.
   */
  async file(
    kind: FileKind,
    name: string,
    content: FileContent,
    {
      mediaType = mediaTypeOf(name),
      isResult = false,
    }: { mediaType?: string | undefined; isResult?: boolean } = {},
  ): Promise<RecordedFile> {
    parseGiven(newFile, { kind, mediaType }, "file");
    const clean = cleanFileName(name);
    const record = async (stored: StoredFile, jobLimit: number) => {
      const call = sql`jobs.add_file(${this.id}::bigint, ${kind}, ${clean}, ${stored.size}, ${stored.sha256},
        ${mediaType}, ${stored.key}, ${isResult}, ${this.owner}::bigint, ${jobLimit}::bigint)`;
      const { text: id, isRepeated } = await this.ask(`take “${clean}”`, call);
      return { id, isRepeated };
    };
    const { id, size, sha256 } = await recordFile(this.access, this.store, { name: clean, content }, record);
    return { id, name: clean, size, sha256 };
  }

  /** Stores one file and offers it as Download Result. The last one counts. */
  async result(name: string, content: FileContent, mediaType = mediaTypeOf(name)) {
    await this.file("output", name, content, { mediaType, isResult: true });
  }

  /** Adds a pending step behind those that are there. */
  addSubtask(name: string): Promise<SubtaskHandle> {
    return addSubtask(this.access, this.id, name);
  }

  /** The same for many, 10,000 at most a call: all of them in their order, or none. */
  addSubtasks(names: readonly string[]): Promise<SubtaskHandle[]> {
    return addSubtasks(this.access, this.id, names);
  }

  /** The step of this number, from 1. Whether there is one shows when it is moved. */
  subtask(number: number): SubtaskHandle {
    return new SubtaskHandle(this.access, this.id, number);
  }

  /**
   * Opens a report of the rows that the job turns down of one table with these columns. A job may have several,
   * each with a file of its own. The job's end finishes those that are still open.
   */
  errorReport(columns: readonly string[], { name = "rejected-rows.csv" } = {}): ErrorReport {
    const clean = cleanFileName(name);
    const report = new ErrorReport(columns, withFileLimit(this.store, clean), async (table) => {
      const record = () => recordRejections(this.access, this.id, { ...table, name: clean });
      const { file } = table;
      return (await (file ? recordStored(this.access.db, this.store, file, record) : record())).fileId;
    });
    this.reports.add(report);
    return report;
  }

  /** Throws what an open error report meets; the job is still running then, without the report. */
  async complete() {
    await this.reports.finish();
    await this.record("be completed", sql`jobs.complete_job(${this.id}::bigint, ${this.owner}::bigint)`);
  }

  /**
   * Takes anything that was thrown. The report is never refused for its content. An error report that can't be
   * stored does not keep the failure from being recorded: what it met is thrown after that.
   */
  fail(thrown: unknown) {
    return this.recordFailure(describeFailure(thrown));
  }

  /** The same, for a message and a trace that are texts already. */
  failWith(message: string, trace: string | null = null) {
    return this.recordFailure(failureReport(message, trace));
  }

  cancel() {
    return this.reports.finishBefore(() =>
      this.record("be cancelled", sql`jobs.cancel_job(${this.id}::bigint, ${this.owner}::bigint)`),
    );
  }

  private recordFailure({ message, trace }: FailureReport) {
    return this.reports.finishBefore(() =>
      this.record(
        "be failed",
        sql`jobs.fail_job(${this.id}::bigint, ${message}, ${trace}, ${this.owner}::bigint)`,
      ),
    );
  }

  private get owner(): string | null {
    return whoseJobs(this.access);
  }

  private async record(attempted: string, call: SQL): Promise<void> {
    await this.ask(attempted, call);
  }

  private ask(attempted: string, call: SQL): Promise<Answer> {
    const jobId = this.id;
    if (parseId(jobId) === null) return Promise.reject(new JobNotFound(jobId));
    return callFunction(this.access, {
      call,
      jobId,
      explain: (thrown) => jobError(thrown, jobId, attempted),
    });
  }
}
