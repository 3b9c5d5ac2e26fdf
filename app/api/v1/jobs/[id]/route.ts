import { getWholeJob } from "@/lib/api/operations/get-job";
import { serve } from "@/lib/api/serve";

/** GET /api/v1/jobs/{id}: one job. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(getWholeJob);
