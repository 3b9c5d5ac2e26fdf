import { createNewJob } from "@/lib/api/operations/create-job";
import { listJobs } from "@/lib/api/operations/list-jobs";
import { serve } from "@/lib/api/serve";

/** GET /api/v1/jobs: the list. POST: a new job. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(listJobs, createNewJob);
