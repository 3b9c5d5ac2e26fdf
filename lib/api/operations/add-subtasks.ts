import { z } from "zod";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { jobId } from "@/lib/api/request/job-params";
import { addSubtask, addSubtasks } from "@/lib/producer/add-subtasks";
import { formatMessage } from "@/lib/texts/format-message";
import { LIMITS } from "@/packages/producer/src/limits";
import { jobOperationsTexts } from "@/texts/api/job-operations";
import { refusedRequestsTexts } from "@/texts/api/refused-requests";

const texts = jobOperationsTexts.addSubtasks;

/** The producer checks the limit; here it is only documented. */
const name = z.string().meta({ maxLength: LIMITS.name });

const body = z
  .strictObject({
    name: name.optional().describe(texts.name),
    names: z
      .array(name)
      .meta({ maxItems: LIMITS.subtasks })
      .optional()
      .describe(formatMessage(texts.names, { most: LIMITS.subtasks })),
  })
  .refine(({ name, names }) => (name === undefined) !== (names === undefined), {
    path: ["names"],
    message: refusedRequestsTexts.nameOrNames,
  })
  .meta({ oneOf: [{ required: ["name"] }, { required: ["names"] }] });

export const addNamedSubtasks = writeOperation({
  id: "addSubtasks",
  path: "/jobs/{id}/subtasks",
  summary: texts.summary,
  description: texts.description,
  params: jobId,
  body,
  example: { names: ["Read", "Check", "Write"] },
  isOfRun: true,
  answer: {
    status: 201,
    description: texts.answer,
    schema: z.object({ numbers: z.array(z.number().int()).describe(texts.numbers) }),
  },
  problems: ["illegal_move"],
  handle: async (access, { params: { id }, body: { name, names } }) => {
    const added = names ? await addSubtasks(access, id, names) : [await addSubtask(access, id, name ?? "")];
    return { numbers: added.map(({ number }) => number) };
  },
});
