import { recordSteps } from "@/lib/api/operations/record-batch";
import { serve } from "@/lib/api/serve";

/** POST /api/v1/batch: many steps at once. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(recordSteps);
