import { subtaskError } from "@/lib/database-error";
import { JobNotFound, SubtaskNotFound } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { parseId } from "@/lib/jobs/job-id";
import { SubtaskVerbs } from "@/packages/producer/src/subtask";
import type { SubtaskVerb } from "@/packages/producer/src/subtask-verbs";
import { callFunction } from "./call-function";
import { parseGiven } from "./new-job";
import { saidSchema } from "./said-schema";
import { verbCall } from "./verb-call";
import { subtaskVerb } from "./verbs";

const LARGEST_INTEGER = 2_147_483_647;

/**
 * Records what happens to one subtask while its job runs. Each method is one statement. A move that the subtask's
 * status forbids throws IllegalSubtaskMove with that status; one that the job's status forbids throws IllegalMove. A
 * subtask that does not exist throws SubtaskNotFound, a job that is not the viewer's JobNotFound.
 */
export class SubtaskHandle extends SubtaskVerbs {
  readonly jobId: string;
  /** Its place in the job, from 1. */
  readonly number: number;
  private readonly access: Access;

  constructor(access: Access, jobId: string, number: number) {
    super();
    this.access = access;
    this.jobId = jobId;
    this.number = number;
  }

  /** Records a verb by its name. Throws InvalidInput for fields that are not the verb's. */
  async tell(name: SubtaskVerb, input: object): Promise<void> {
    const { access, jobId, number } = this;
    const verb = subtaskVerb(name);
    const fields = parseGiven(saidSchema(verb), input, name);
    if (parseId(jobId) === null) throw new JobNotFound(jobId);
    // A number that no subtask can have is not found, as with a job's id.
    if (!(Number.isInteger(number) && number > 0 && number <= LARGEST_INTEGER))
      throw new SubtaskNotFound(jobId, number);
    await callFunction(access, {
      call: verbCall(access, verb, { jobId, number }, fields),
      jobId,
      explain: (thrown) => subtaskError(thrown, { jobId, number, attempt: name }),
    });
  }
}
