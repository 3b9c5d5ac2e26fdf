import { sql } from "drizzle-orm";
import { subtaskError } from "@/lib/database-error";
import { JobNotFound, SubtaskNotFound } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { parseId } from "@/lib/jobs/job-id";
import type { SubtaskStatus } from "@/lib/jobs/subtasks/subtask";
import { messageOf } from "@/packages/producer/src/describe-failure";
import { cutMiddle, LIMITS, storable } from "@/packages/producer/src/storable-text";
import { callFunction } from "./call-function";
import { whoseJobs } from "./whose-jobs";

const LARGEST_INTEGER = 2_147_483_647;

/**
 * Records what happens to one step of a job while the job runs. Each method is one statement. A move that the
 * step's present status forbids throws IllegalSubtaskMove with that status, one that the job's forbids
 * IllegalMove; a step that isn't there throws SubtaskNotFound, a job that is not the viewer's JobNotFound.
 */
export class SubtaskHandle {
  readonly jobId: string;
  /** Its place in the job, from 1. */
  readonly number: number;
  private readonly access: Access;

  constructor(access: Access, jobId: string, number: number) {
    this.access = access;
    this.jobId = jobId;
    this.number = number;
  }

  start() {
    return this.move("running", "be started");
  }

  complete() {
    return this.move("completed", "be completed");
  }

  /** Takes anything that was thrown. Its message is never refused; over 4 KB it is cut in the middle. */
  fail(thrown: unknown) {
    const error = cutMiddle(storable(messageOf(thrown)), LIMITS.subtaskError);
    return this.move("failed", "be failed", error);
  }

  cancel() {
    return this.move("cancelled", "be cancelled");
  }

  private async move(next: SubtaskStatus, attempted: string, error: string | null = null): Promise<void> {
    const { access, jobId, number } = this;
    if (parseId(jobId) === null) throw new JobNotFound(jobId);
    // What can't be a number of one is that of none, as with a job's id.
    if (!(Number.isInteger(number) && number > 0 && number <= LARGEST_INTEGER))
      throw new SubtaskNotFound(jobId, number);
    const values = sql`${jobId}::bigint, ${number}::integer, ${next}, ${error}, ${whoseJobs(access)}::bigint`;
    await callFunction(access, {
      call: sql`jobs.move_subtask(${values})`,
      jobId,
      explain: (thrown) => subtaskError(thrown, { jobId, number, attempted }),
    });
  }
}
