import { z } from "zod";
import { STEP_VERB_NAMES, SUBTASK_VERB_NAMES } from "@/lib/producer/verbs";
import { openapiTexts } from "@/texts/api/openapi";
import { describe } from "./openapi/describe";
import type { Document } from "./openapi/document";
import { NONE, type Operation } from "./operation/operation";
import { readOperation } from "./operation/read-operation";
import { addNamedSubtasks } from "./operations/add-subtasks";
import { createNewJob } from "./operations/create-job";
import { getEvents } from "./operations/get-events";
import { getWholeJob } from "./operations/get-job";
import { getJobArchive } from "./operations/get-job-archive";
import { getJobFile } from "./operations/get-job-file";
import { getStats } from "./operations/get-stats";
import { jobOperation } from "./operations/job-verbs";
import { listJobs } from "./operations/list-jobs";
import { recordSteps } from "./operations/record-batch";
import { recordRejects } from "./operations/record-rejects";
import { subtaskOperation } from "./operations/subtask-verbs";
import { uploadFile } from "./operations/upload-file";

const { summary, description, answer } = openapiTexts.readDocument;

/** The document itself, for programs. */
const getDocument = readOperation({
  id: "getDocument",
  path: "/openapi.json",
  scope: null,
  summary,
  description,
  params: NONE,
  query: NONE,
  answer: { status: 200, description: answer, schema: z.looseObject({ openapi: z.string() }) },
  handle: async () => ({ ...apiDocument() }),
});

/** Everything under /api/v1, in the document's order: other operations are neither served nor documented. */
export const OPERATIONS: readonly Operation[] = [
  listJobs,
  getWholeJob,
  getStats,
  getEvents,
  getJobFile,
  getJobArchive,
  createNewJob,
  ...STEP_VERB_NAMES.map(jobOperation),
  addNamedSubtasks,
  ...SUBTASK_VERB_NAMES.map(subtaskOperation),
  uploadFile,
  recordRejects,
  recordSteps,
  getDocument,
];

let made: Document | undefined;

/** The document of everything under /api/v1. Made once: it is the same for everyone. */
export function apiDocument(): Document {
  made ??= describe(OPERATIONS);
  return made;
}
