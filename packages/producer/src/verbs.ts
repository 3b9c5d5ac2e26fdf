import { LIMITS, sizeInWords } from "./limits.ts";
import type { FieldValues, Verb } from "./verb.ts";

const { note, message, trace, output } = LIMITS;

/** What programs say of a job, in the order in which documents tell of it. Everything else about a verb follows. */
export const JOB_VERBS = {
  queue: {
    attempted: "be queued",
    from: ["pending"],
    to: "queued",
    fields: {},
    function: "queue_job",
    command: "a pending job is accepted, but not yet started",
    http: {
      id: "queueJob",
      summary: "Say that it is accepted",
      description: "A pending job is queued: accepted, not yet started.",
      example: {},
    },
  },
  start: {
    attempted: "be started",
    from: ["pending", "queued"],
    to: "running",
    fields: {},
    function: "start_job",
    beginsRun: true,
    command: "a pending or queued job starts",
    http: {
      id: "startJob",
      summary: "Say that it runs",
      description:
        "From pending or queued. The answer has a run token: whoever sends it along is refused once another run has taken the job over, so that a worker that was given up can't spoil what its successor does.",
      example: {},
    },
  },
  takeOver: {
    attempted: "be taken over",
    from: ["running"],
    to: null,
    fields: {},
    function: "take_over_job",
    beginsRun: true,
    partOf: "start",
    command: "a running job goes on with another worker: the run token of the one before is refused",
    http: {
      id: "startJob",
      summary: "Say that it runs",
      description: "Take over a job that runs already: the run before is refused then",
      example: { takeOver: true },
    },
  },
  progress: {
    attempted: "report progress",
    from: ["running"],
    to: null,
    fields: {
      done: { is: "count", option: "how much of it is done" },
      total: {
        is: "count",
        optional: true,
        notBelow: "done",
        about: "Where it is known",
        option: "of how much",
      },
      note: {
        is: "text",
        optional: true,
        most: note,
        about: "Such as the record at hand",
        option: "such as the record at hand",
      },
    },
    function: "progress_job",
    command: "how far a running job is",
    http: {
      id: "reportProgress",
      summary: "Say how far it is",
      description: "Only while it runs. It is a sign of life too.",
      answer: "It is noted.",
      example: { done: 120, total: 3364, note: "row 120" },
    },
  },
  output: {
    attempted: "take output",
    from: ["pending", "queued", "running"],
    to: null,
    fields: { output: { is: "report", most: output, about: "Any JSON", option: "- for stdin" } },
    function: "output_job",
    command: "what a job has to say, as JSON or text; from stdin without TEXT",
    http: {
      id: "recordOutput",
      summary: "Record its output",
      description: `Text as it is, anything else as JSON. Over ${sizeInWords(output)} it is cut in the middle, and says so.`,
      answer: "It is recorded.",
      example: { output: { imported: 3364 } },
    },
  },
  complete: {
    attempted: "be completed",
    from: ["running"],
    to: "completed",
    fields: {},
    function: "complete_job",
    command: "a running job ended well",
    http: {
      id: "completeJob",
      summary: "Say that it ended well",
      description: "Only from running. Open subtasks become cancelled.",
      example: {},
    },
  },
  fail: {
    attempted: "be failed",
    from: ["pending", "queued", "running"],
    to: "failed",
    fields: {
      message: {
        is: "report",
        most: message,
        about: "Text; anything else is written as JSON",
        option: "what went wrong, in a sentence",
      },
      trace: {
        is: "report",
        optional: true,
        most: trace,
        about: "The stack trace, as text",
        option: "a stack trace or the end of a log; - for stdin",
      },
    },
    function: "fail_job",
    command: "an active job went wrong, and why",
    http: {
      id: "failJob",
      summary: "Say that it failed, and why",
      description: `A report is never refused for what is in it: what can't be stored is replaced, and over ${sizeInWords(message)} of message or ${sizeInWords(trace)} of trace it is cut in the middle, and says so. Open subtasks become cancelled.`,
      example: { message: "Row 7 has no city", trace: "Error: Row 7 has no city\n    at main.ts:9" },
    },
  },
  cancel: {
    attempted: "be cancelled",
    from: ["pending", "queued", "running"],
    to: "cancelled",
    fields: {},
    function: "cancel_job",
    command: "an active job was called off",
    http: {
      id: "cancelJob",
      summary: "Say that it was cancelled",
      description: "From any status that is not an end. Open subtasks become cancelled.",
      example: {},
    },
  },
} as const satisfies Record<string, Verb>;

export type JobVerb = keyof typeof JOB_VERBS;

/** The verbs with which a run begins. */
export type Claim = {
  [Name in JobVerb]: (typeof JOB_VERBS)[Name] extends { beginsRun: true } ? Name : never;
}[JobVerb];
/** The others, which answer nothing. */
export type PlainVerb = Exclude<JobVerb, Claim>;

/** What a verb says. */
export type FieldsOf<Name extends JobVerb> = FieldValues<(typeof JOB_VERBS)[Name]["fields"]>;

/** Whether the job has ended with it: no verb leads on from there. */
export function isEnd(name: JobVerb): boolean {
  const { to }: Verb = JOB_VERBS[name];
  return to !== null && !Object.values<Verb>(JOB_VERBS).some(({ from }) => from.includes(to));
}
