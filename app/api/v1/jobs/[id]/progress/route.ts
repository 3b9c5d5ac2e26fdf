import { reportProgress } from "@/lib/api/operations/tell-job";
import { serve } from "@/lib/api/serve";

/** POST /api/v1/jobs/{id}/progress. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(reportProgress);
