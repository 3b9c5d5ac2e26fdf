import { z } from "zod";
import { failureReport } from "@/packages/producer/src/describe-failure";
import { cutMiddle, LIMITS, storable } from "@/packages/producer/src/storable-text";
import { anyText } from "./any-text";
import { newJob } from "./new-job";

const text = z.string().transform(storable);
const count = z.int("give a whole number from 0 up").min(0, "give a whole number from 0 up");

/** As many as one statement takes. */
export const MOST_STEPS = 1_000;

/** The job that a step is about: a known one, or that which an earlier step of the batch creates. */
const about = {
  id: z.string().optional().describe("The job's"),
  created: z
    .int()
    .min(0)
    .max(MOST_STEPS - 1, "give the number of an earlier step that creates a job")
    .optional()
    .describe("In place of id, the index of the step that creates it, from 0"),
  run: text.optional().describe("The run token of whoever works at it"),
};

const move = <Name extends string>(name: Name) => z.strictObject({ do: z.literal(name), ...about });

const KINDS = "give create, queue, start, progress, output, complete, fail or cancel";

/** What one step of a batch may be. */
export const batchStep = z
  .discriminatedUnion(
    "do",
    [
      z.strictObject({ do: z.literal("create"), ...newJob.shape }),
      move("queue"),
      move("start"),
      z.strictObject({
        do: z.literal("progress"),
        ...about,
        done: count,
        total: count.nullish(),
        note: text.transform((note) => cutMiddle(note, LIMITS.note)).nullish(),
      }),
      z.strictObject({
        do: z.literal("output"),
        ...about,
        output: anyText.transform((output) => cutMiddle(storable(output), LIMITS.output)),
      }),
      move("complete"),
      z
        .strictObject({ do: z.literal("fail"), ...about, message: anyText, trace: anyText.nullish() })
        .transform((step) => ({ ...step, ...failureReport(step.message, step.trace ?? null) })),
      move("cancel"),
    ],
    { error: ({ code }) => (code === "invalid_union" ? KINDS : undefined) },
  )
  .refine((step) => step.do === "create" || (step.id === undefined) !== (step.created === undefined), {
    path: ["id"],
    message: "give either the job's id or, as created, the number of the step that creates it",
  })
  .refine((step) => step.do !== "progress" || (step.total ?? step.done) >= step.done, {
    path: ["total"],
    message: "give a whole number that is not below done",
  });

/** One step of a batch, as its producer says it. */
export type BatchStep = z.input<typeof batchStep>;
/** The same, ready to be stored. */
export type ParsedStep = z.output<typeof batchStep>;
