import { cancelJob } from "@/lib/api/operations/move-job";
import { serve } from "@/lib/api/serve";

/** POST /api/v1/jobs/{id}/cancel. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(cancelJob);
