/** The exports for code that records jobs. */
export { type ErrorReportTable, type RejectedRow, readErrorReport } from "@/lib/csv/error-report-reader";
export { readTable, type Table } from "@/lib/csv/read-table";
export {
  IdempotencyKeyReused,
  IllegalMove,
  IllegalSubtaskMove,
  InvalidInput,
  JobNotFound,
  StaleRun,
  SubtaskNotFound,
} from "@/lib/errors";
export type { BatchStep } from "./batch-step";
export { createJob } from "./create-job";
export type { ErrorReport } from "./error-report";
export { JobHandle } from "./job-handle";
export type { NewJob } from "./new-job";
export { openProducer, type Producer } from "./open-producer";
export { type BatchAnswer, recordBatch } from "./record-batch";
export type { NewRejectedRow } from "./rejected-row";
export type { SubtaskHandle } from "./subtask-handle";
