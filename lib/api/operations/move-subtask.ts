import { z } from "zod";
import { movedSubtask } from "@/lib/api/answer/written";
import { NONE, type Operation } from "@/lib/api/operation/operation";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { subtaskNumber } from "@/lib/api/request/job-params";
import type { SubtaskStatus } from "@/lib/jobs/subtasks/subtask";
import { anyText } from "@/lib/producer/any-text";
import { SubtaskHandle } from "@/lib/producer/subtask-handle";

interface Move<Body extends z.ZodType> {
  verb: "start" | "complete" | "fail" | "cancel";
  next: SubtaskStatus;
  summary: string;
  body: Body;
  example: z.input<Body>;
  act: (subtask: SubtaskHandle, body: z.output<Body>) => Promise<void>;
}

const move = <Body extends z.ZodType>({ verb, next, summary, body, example, act }: Move<Body>): Operation =>
  writeOperation({
    id: `${verb}Subtask`,
    path: `/jobs/{id}/subtasks/{n}/${verb}`,
    summary,
    description: "Only while the job runs.",
    params: subtaskNumber,
    body,
    example,
    isOfRun: true,
    answer: { status: 200, description: `The subtask is ${next}.`, schema: movedSubtask },
    problems: ["illegal_move"],
    handle: async (access, { params: { id, n }, body: said }) => {
      // What can't be the number of one is that of none.
      const number = /^[1-9]\d{0,9}$/.test(n) ? Number(n) : 0;
      await act(new SubtaskHandle(access, id, number), said);
      return { id, number, status: next };
    },
  });

export const startSubtask = move({
  verb: "start",
  next: "running",
  summary: "Say that a subtask runs",
  body: NONE,
  example: {},
  act: (subtask) => subtask.start(),
});
export const completeSubtask = move({
  verb: "complete",
  next: "completed",
  summary: "Say that a subtask ended well",
  body: NONE,
  example: {},
  act: (subtask) => subtask.complete(),
});
export const failSubtask = move({
  verb: "fail",
  next: "failed",
  summary: "Say that a subtask failed",
  body: z.strictObject({
    message: anyText.describe("Text; anything else is written as JSON. Over 4 KB it is cut in the middle"),
  }),
  example: { message: "no such file" },
  act: (subtask, { message }) => subtask.fail(message),
});
export const cancelSubtask = move({
  verb: "cancel",
  next: "cancelled",
  summary: "Say that a subtask was cancelled",
  body: NONE,
  example: {},
  act: (subtask) => subtask.cancel(),
});
