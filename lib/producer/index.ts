/** The door for code that records jobs. */
export { IllegalMove, IllegalSubtaskMove, InvalidInput, JobNotFound, SubtaskNotFound } from "@/lib/errors";
export { createJob } from "./create-job";
export { JobHandle } from "./job-handle";
export type { NewJob } from "./new-job";
export { openProducer, type Producer } from "./open-producer";
export type { SubtaskHandle } from "./subtask-handle";
