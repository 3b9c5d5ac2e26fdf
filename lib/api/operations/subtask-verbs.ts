import { z } from "zod";
import { movedSubtask } from "@/lib/api/answer/write-answers";
import type { Operation } from "@/lib/api/operation/operation";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { subtaskNumber } from "@/lib/api/request/job-params";
import { describedShapeOf, readingOf } from "@/lib/producer/said-schema";
import { SubtaskHandle } from "@/lib/producer/subtask-handle";
import { subtaskVerb } from "@/lib/producer/verbs";
import type { SubtaskVerb } from "@/packages/producer/src/subtask-verbs";
import { subtaskVerbTexts } from "./verb-texts";

/** POST /jobs/{id}/subtasks/{n}/VERB: a program records what happens to a subtask of its job. */
export function subtaskOperation(name: SubtaskVerb): Operation {
  const verb = subtaskVerb(name);
  const { summary, description, answer, fields } = subtaskVerbTexts(name);
  return writeOperation({
    ...verb.http,
    summary,
    description,
    path: `/jobs/{id}/subtasks/{n}/${name}`,
    params: subtaskNumber,
    body: z.strictObject(describedShapeOf(verb, fields)),
    reading: readingOf(verb),
    isOfRun: true,
    answer: { status: 200, description: answer, schema: movedSubtask },
    problems: ["illegal_move"],
    handle: async (access, { params, body }) => {
      // Anything that can't be a subtask's number is 0, which no subtask has.
      const number = /^[1-9]\d{0,9}$/.test(params.n) ? Number(params.n) : 0;
      await new SubtaskHandle(access, params.id, number).tell(name, body);
      return { id: params.id, number, status: verb.to };
    },
  });
}
