import type { StepVerb } from "@/lib/producer/verbs";
import { formatMessage } from "@/lib/texts/format-message";
import { LIMITS } from "@/packages/producer/src/limits";
import type { SUBTASK_VERBS, SubtaskVerb } from "@/packages/producer/src/subtask-verbs";
import type { VerbTexts } from "@/packages/producer/src/verb";
import type { JOB_VERBS } from "@/packages/producer/src/verbs";
import { jobVerbsTexts } from "@/texts/api/job-verbs";
import { subtaskVerbsTexts } from "@/texts/api/subtask-verbs";
import { sizeInWords } from "./size-in-words";

type Key = "summary" | "description" | "answer";

const JOB: VerbTexts<Pick<typeof JOB_VERBS, StepVerb>, Key> = jobVerbsTexts;
const SUBTASK: VerbTexts<typeof SUBTASK_VERBS, Key> = subtaskVerbsTexts;

/** What the document says about a verb, its answer and its fields. */
export const jobVerbTexts = (name: StepVerb) => formatted(JOB[name]);
export const subtaskVerbTexts = (name: SubtaskVerb) => formatted(SUBTASK[name]);

const SIZES = {
  outputLimit: sizeInWords(LIMITS.output),
  messageLimit: sizeInWords(LIMITS.message),
  traceLimit: sizeInWords(LIMITS.trace),
  subtaskErrorLimit: sizeInWords(LIMITS.subtaskError),
};

function formatted({ summary, description, answer, ...fields }: Readonly<Record<Key, string>>) {
  return {
    summary: formatMessage(summary, SIZES),
    description: formatMessage(description, SIZES),
    answer: formatMessage(answer, SIZES),
    fields: Object.fromEntries(
      Object.entries<string>(fields).map(([name, text]) => [name, formatMessage(text, SIZES)]),
    ),
  };
}
