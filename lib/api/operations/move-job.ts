import { z } from "zod";
import { jobOf, moved, started } from "@/lib/api/answer/written";
import { NONE, type Operation } from "@/lib/api/operation/operation";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { jobId } from "@/lib/api/request/job-params";
import type { Status } from "@/lib/jobs/status";
import type { JobHandle } from "@/lib/producer/job-handle";

interface Move {
  verb: "queue" | "complete" | "cancel";
  next: Status;
  summary: string;
  description: string;
}

/** A move that has nothing to say but that it happens. */
const move = ({ verb, next, summary, description }: Move): Operation =>
  writeOperation({
    id: `${verb}Job`,
    path: `/jobs/{id}/${verb}`,
    ...{ summary, description },
    params: jobId,
    body: NONE,
    example: {},
    isOfRun: true,
    answer: { status: 200, description: `The job is ${next}.`, schema: moved },
    problems: ["illegal_move"],
    handle: async (access, { params }) => {
      const job: JobHandle = jobOf(access, params);
      await job[verb]();
      return { id: job.id, status: next };
    },
  });

export const queueJob = move({
  verb: "queue",
  next: "queued",
  summary: "Say that it is accepted",
  description: "A pending job is queued: accepted, not yet started.",
});
export const completeJob = move({
  verb: "complete",
  next: "completed",
  summary: "Say that it ended well",
  description: "Only from running. Open subtasks become cancelled.",
});
export const cancelJob = move({
  verb: "cancel",
  next: "cancelled",
  summary: "Say that it was cancelled",
  description: "From any status that is not an end. Open subtasks become cancelled.",
});

export const startJob = writeOperation({
  id: "startJob",
  path: "/jobs/{id}/start",
  summary: "Say that it runs",
  description:
    "From pending or queued. The answer has a run token: whoever sends it along is refused once another run has taken the job over, so that a worker that was given up can't spoil what its successor does.",
  params: jobId,
  body: z.strictObject({
    takeOver: z
      .boolean()
      .optional()
      .describe("Take over a job that runs already: the run before is refused then"),
  }),
  example: {},
  isOfRun: true,
  answer: { status: 200, description: "The job is running.", schema: started },
  problems: ["illegal_move"],
  handle: async (access, { params, body }) => {
    const job = jobOf(access, params);
    const runToken = body.takeOver ? await job.takeOver() : await job.start();
    return { id: job.id, status: "running" as const, runToken };
  },
});
