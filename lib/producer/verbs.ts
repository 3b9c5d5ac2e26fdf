import type { Status } from "@/lib/jobs/status";
import type { SubtaskStatus } from "@/lib/jobs/subtasks/subtask";
import { SUBTASK_VERBS, type SubtaskVerb } from "@/packages/producer/src/subtask-verbs";
import type { Verb } from "@/packages/producer/src/verb";
import { JOB_VERBS, type JobVerb, type PlainVerb } from "@/packages/producer/src/verbs";

/** The declaration of a verb. The compiler checks its statuses against the console's own. */
export const jobVerb = (name: JobVerb): Verb<Status> => JOB_VERBS[name];
/** Every subtask verb moves its subtask. */
export const subtaskVerb = (name: SubtaskVerb): Verb<SubtaskStatus> & { to: SubtaskStatus } =>
  SUBTASK_VERBS[name];

/** A verb with an address, a command and a step of a batch of its own. */
export type StepVerb = {
  [Name in JobVerb]: (typeof JOB_VERBS)[Name] extends { partOf: JobVerb } ? never : Name;
}[JobVerb];

const isJobVerb = (name: string): name is JobVerb => Object.hasOwn(JOB_VERBS, name);
const isSubtaskVerb = (name: string): name is SubtaskVerb => Object.hasOwn(SUBTASK_VERBS, name);
const isStepVerb = (name: JobVerb): name is StepVerb => jobVerb(name).partOf === undefined;
const isPlainVerb = (name: JobVerb): name is PlainVerb => !jobVerb(name).beginsRun;

/** The verbs of each kind, in the order of the documents. */
export const STEP_VERB_NAMES = Object.keys(JOB_VERBS).filter(isJobVerb).filter(isStepVerb);
export const PLAIN_VERB_NAMES = Object.keys(JOB_VERBS).filter(isJobVerb).filter(isPlainVerb);
export const SUBTASK_VERB_NAMES = Object.keys(SUBTASK_VERBS).filter(isSubtaskVerb);
