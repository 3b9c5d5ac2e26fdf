import { getJobFile } from "@/lib/api/operations/get-job-file";
import { serve } from "@/lib/api/serve";

/** GET /api/v1/jobs/{id}/files/{fileId}: a file of a job. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(getJobFile);
