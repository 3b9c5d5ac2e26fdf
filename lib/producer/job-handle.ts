import { type SQL, sql } from "drizzle-orm";
import { jobError } from "@/lib/database-error";
import { type JobAttempt, JobNotFound } from "@/lib/errors";
import { cleanFileName } from "@/lib/files/file-name";
import { mediaTypeOf } from "@/lib/files/media-type";
import type { FileStore, StoredFile } from "@/lib/files/store/file-store";
import type { Access } from "@/lib/jobs/access";
import type { FileKind } from "@/lib/jobs/files/job-file";
import { parseId } from "@/lib/jobs/job-id";
import { JobVerbs } from "@/packages/producer/src/job";
import { type Claim, isEnd, type PlainVerb } from "@/packages/producer/src/verbs";
import { addSubtask, addSubtasks } from "./add-subtasks";
import { type Answer, callFunction } from "./call-function";
import { ErrorReport } from "./error-report";
import { parseGiven } from "./new-job";
import { OpenReports } from "./open-reports";
import { type FileContent, newFile, recordFile, recordStored, withFileLimit } from "./record-file";
import { recordRejections } from "./record-rejections";
import { saidSchema } from "./said-schema";
import { SubtaskHandle } from "./subtask-handle";
import { verbCall } from "./verb-call";
import { jobVerb } from "./verbs";
import { whoseJobs } from "./whose-jobs";

interface RecordedFile {
  id: string;
  name: string;
  size: number;
  sha256: string;
}

/**
 * Records what happens to one job. Each method is one statement, under the terms of the access. A move that the job's
 * current status forbids throws IllegalMove with that status; a job that is not the viewer's throws JobNotFound.
 */
export class JobHandle extends JobVerbs<string> {
  readonly id: string;
  private readonly access: Access;
  private readonly store: FileStore;
  private readonly reports = new OpenReports();

  constructor(access: Access, store: FileStore, id: string) {
    super();
    this.access = access;
    this.store = store;
    this.id = id;
  }

  /**
   * Records a verb by its name. Throws InvalidInput for fields that are not the verb's. A verb that ends the job first
   * finishes the open error reports. If a report fails, `complete` throws and records nothing; the other ends are
   * recorded, and then its error is thrown.
   */
  async tell(name: PlainVerb, input: object): Promise<void> {
    const verb = jobVerb(name);
    const fields = parseGiven(saidSchema(verb), input, name);
    const record = async () => void (await this.ask(name, verbCall(this.access, verb, this.subject, fields)));
    if (!isEnd(name)) return await record();
    if (name !== "complete") return await this.reports.finishBefore(record);
    await this.reports.finish();
    await record();
  }

  /** Returns the run token, for the terms of the access: it tells this run from one that takes over the job. */
  protected async claim(name: Claim): Promise<string> {
    const verb = jobVerb(name);
    return (await this.ask(name, verbCall(this.access, verb, this.subject, {}))).text;
  }

  /**
   * Stores a file of the job and returns its id, size in bytes and checksum. Folders and control characters are removed
   * from the name; without a media type the name's ending decides. `isResult` offers the file as Download Result. An
   * error of `content` itself is thrown unchanged.
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
      const { text: id, isReplay } = await this.ask({ file: clean }, call);
      return { id, isReplay };
    };
    const { id, size, sha256 } = await recordFile(this.access, this.store, { name: clean, content }, record);
    return { id, name: clean, size, sha256 };
  }

  /** Stores one file and offers it as Download Result. The last one counts. */
  async result(name: string, content: FileContent, mediaType = mediaTypeOf(name)) {
    await this.file("output", name, content, { mediaType, isResult: true });
  }

  /** Adds a pending subtask after the existing ones. */
  addSubtask(name: string): Promise<SubtaskHandle> {
    return addSubtask(this.access, this.id, name);
  }

  /** The same for many, at most 10,000 per call: all of them in their order, or none. */
  addSubtasks(names: readonly string[]): Promise<SubtaskHandle[]> {
    return addSubtasks(this.access, this.id, names);
  }

  /** The subtask of this number, from 1. Whether it exists is checked when it is moved. */
  subtask(number: number): SubtaskHandle {
    return new SubtaskHandle(this.access, this.id, number);
  }

  /**
   * Opens a report for the rejected rows of one table with these columns. A job may have several, each with a file of
   * its own. The job's end finishes those that are still open.
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

  private get subject() {
    return { jobId: this.id };
  }

  private get owner(): string | null {
    return whoseJobs(this.access);
  }

  private ask(attempt: JobAttempt, call: SQL): Promise<Answer> {
    const jobId = this.id;
    if (parseId(jobId) === null) return Promise.reject(new JobNotFound(jobId));
    return callFunction(this.access, {
      call,
      jobId,
      explain: (thrown) => jobError(thrown, jobId, attempt),
    });
  }
}
