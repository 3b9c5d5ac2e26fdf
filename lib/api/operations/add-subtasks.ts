import { z } from "zod";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { jobId } from "@/lib/api/request/job-params";
import { addSubtask, addSubtasks } from "@/lib/producer/add-subtasks";
import { countInWords, LIMITS } from "@/packages/producer/src/limits";

/** The producer checks the limit; here it is only documented. */
const name = z.string().meta({ maxLength: LIMITS.name });

const body = z
  .strictObject({
    name: name.optional().describe("The name of one subtask"),
    names: z
      .array(name)
      .meta({ maxItems: LIMITS.subtasks })
      .optional()
      .describe(`The names of up to ${countInWords(LIMITS.subtasks)} subtasks, in order`),
  })
  .refine(({ name, names }) => (name === undefined) !== (names === undefined), {
    path: ["names"],
    message: "give either name or names",
  })
  .meta({ oneOf: [{ required: ["name"] }, { required: ["names"] }] });

export const addNamedSubtasks = writeOperation({
  id: "addSubtasks",
  path: "/jobs/{id}/subtasks",
  summary: "Add subtasks",
  description: "Adds pending subtasks after the existing ones: all of them or none. Give name or names.",
  params: jobId,
  body,
  example: { names: ["Read", "Check", "Write"] },
  isOfRun: true,
  answer: {
    status: 201,
    description: "The subtasks were added.",
    schema: z.object({ numbers: z.array(z.number().int()).describe("Their numbers in the job, from 1") }),
  },
  problems: ["illegal_move"],
  handle: async (access, { params: { id }, body: { name, names } }) => {
    const added = names ? await addSubtasks(access, id, names) : [await addSubtask(access, id, name ?? "")];
    return { numbers: added.map(({ number }) => number) };
  },
});
