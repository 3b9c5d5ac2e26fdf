import { LIMITS, sizeInWords } from "./limits.ts";
import type { FieldValues, Verb } from "./verb.ts";

const { note, message, trace, output } = LIMITS;

/** The verbs with which programs record a job, in the documents' order. Everything else about a verb follows. */
export const JOB_VERBS = {
  queue: {
    attempted: "be queued",
    from: ["pending"],
    to: "queued",
    fields: {},
    function: "queue_job",
    command: "mark a pending job as queued: accepted, not yet started",
    http: {
      id: "queueJob",
      summary: "Mark as queued",
      description: "Only from pending. The job is accepted, but not yet started.",
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
    command: "start a pending or queued job",
    http: {
      id: "startJob",
      summary: "Start the job",
      description:
        "Only from pending or queued. The answer has a run token. Send it with later requests: they are refused after another run has taken over the job, so that a replaced worker can't change it.",
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
    command: "take over a running job: the earlier run token is refused from then on",
    http: {
      id: "startJob",
      summary: "Start the job",
      description: "Take over a running job: the earlier run is refused from then on",
      example: { takeOver: true },
    },
  },
  progress: {
    attempted: "report progress",
    from: ["running"],
    to: null,
    fields: {
      done: { is: "count", option: "how much is done" },
      total: {
        is: "count",
        optional: true,
        notBelow: "done",
        about: "If it is known",
        option: "how much there is in all",
      },
      note: {
        is: "text",
        optional: true,
        most: note,
        about: "Such as the current record",
        option: "such as the current record",
      },
    },
    function: "progress_job",
    command: "report the progress of a running job",
    http: {
      id: "reportProgress",
      summary: "Report progress",
      description: "Only while the job runs. Also a sign of life.",
      answer: "The progress was recorded.",
      example: { done: 120, total: 3364, note: "row 120" },
    },
  },
  output: {
    attempted: "take output",
    from: ["pending", "queued", "running"],
    to: null,
    fields: { output: { is: "report", most: output, about: "Any JSON", option: "- for stdin" } },
    function: "output_job",
    command: "record a job's output, as JSON or text; without TEXT from stdin",
    http: {
      id: "recordOutput",
      summary: "Record output",
      description: `Text is stored as it is, anything else as the JSON that was sent. Over ${sizeInWords(output)} it is cut in the middle, and the cut is marked.`,
      answer: "The output was recorded.",
      example: { output: { imported: 3364 } },
    },
  },
  complete: {
    attempted: "be completed",
    from: ["running"],
    to: "completed",
    fields: {},
    function: "complete_job",
    command: "mark a running job as completed",
    http: {
      id: "completeJob",
      summary: "Mark as completed",
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
    command: "mark an active job as failed, and say why",
    http: {
      id: "failJob",
      summary: "Mark as failed",
      description: `A report is never refused for its content. Characters that can't be stored are replaced. A message over ${sizeInWords(message)} or a trace over ${sizeInWords(trace)} is cut in the middle, and the cut is marked. Open subtasks become cancelled.`,
      example: { message: "Row 7 has no city", trace: "Error: Row 7 has no city\n    at main.ts:9" },
    },
  },
  cancel: {
    attempted: "be cancelled",
    from: ["pending", "queued", "running"],
    to: "cancelled",
    fields: {},
    function: "cancel_job",
    command: "mark an active job as cancelled",
    http: {
      id: "cancelJob",
      summary: "Mark as cancelled",
      description: "From pending, queued or running. Open subtasks become cancelled.",
      example: {},
    },
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
