import { recordRejects } from "@/lib/api/operations/record-rejects";
import { serve } from "@/lib/api/serve";

/** POST /api/v1/jobs/{id}/rejects. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(recordRejects);
