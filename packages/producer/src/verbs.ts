import { LIMITS } from "./limits.ts";
import type { FieldValues, Verb } from "./verb.ts";

const { note, message, trace, output } = LIMITS;

/** The verbs with which programs record a job, in the documents' order. Everything else about a verb follows. */
export const JOB_VERBS = {
  queue: {
    from: ["pending"],
    to: "queued",
    fields: {},
    function: "queue_job",
    http: { id: "queueJob", example: {} },
  },
  start: {
    from: ["pending", "queued"],
    to: "running",
    fields: {},
    function: "start_job",
    beginsRun: true,
    http: { id: "startJob", example: {} },
  },
  takeOver: {
    from: ["running"],
    to: null,
    fields: {},
    function: "take_over_job",
    beginsRun: true,
    partOf: "start",
    http: { id: "startJob", example: { takeOver: true } },
  },
  progress: {
    from: ["running"],
    to: null,
    fields: {
      done: { is: "count" },
      total: { is: "count", optional: true, notBelow: "done" },
      note: { is: "text", optional: true, most: note },
    },
    function: "progress_job",
    http: { id: "reportProgress", example: { done: 120, total: 3364, note: "row 120" } },
  },
  output: {
    from: ["pending", "queued", "running"],
    to: null,
    fields: { output: { is: "report", most: output } },
    function: "output_job",
    http: { id: "recordOutput", example: { output: { imported: 3364 } } },
  },
  complete: {
    from: ["running"],
    to: "completed",
    fields: {},
    function: "complete_job",
    http: { id: "completeJob", example: {} },
  },
  fail: {
    from: ["pending", "queued", "running"],
    to: "failed",
    fields: {
      message: { is: "report", most: message },
      trace: { is: "report", optional: true, most: trace },
    },
    function: "fail_job",
    http: {
      id: "failJob",
      example: { message: "Row 7 has no city", trace: "Error: Row 7 has no city\n    at main.ts:9" },
    },
  },
  cancel: {
    from: ["pending", "queued", "running"],
    to: "cancelled",
    fields: {},
    function: "cancel_job",
    http: { id: "cancelJob", example: {} },
  },
} as const satisfies Record<string, Verb>;

export type JobVerb = keyof typeof JOB_VERBS;

/** The verbs that begin a run. */
export type Claim = {
  [Name in JobVerb]: (typeof JOB_VERBS)[Name] extends { beginsRun: true } ? Name : never;
}[JobVerb];
/** The others; they return nothing. */
export type PlainVerb = Exclude<JobVerb, Claim>;

/** The values that a verb takes. */
export type FieldsOf<Name extends JobVerb> = FieldValues<(typeof JOB_VERBS)[Name]["fields"]>;

/** Whether the job ends with this verb: no other verb can follow. */
export function isEnd(name: JobVerb): boolean {
  const { to }: Verb = JOB_VERBS[name];
  return to !== null && !Object.values<Verb>(JOB_VERBS).some(({ from }) => from.includes(to));
}
