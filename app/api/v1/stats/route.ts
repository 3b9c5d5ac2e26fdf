import { getStats } from "@/lib/api/operations/get-stats";
import { serve } from "@/lib/api/serve";

/** GET /api/v1/stats: the counts. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(getStats);
