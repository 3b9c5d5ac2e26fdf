import { jobOperation } from "@/lib/api/operations/job-verbs";
import { serve } from "@/lib/api/serve";

/** POST /api/v1/jobs/{id}/queue. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(jobOperation("queue"));
