import { startSubtask } from "@/lib/api/operations/move-subtask";
import { serve } from "@/lib/api/serve";

/** POST /api/v1/jobs/{id}/subtasks/{n}/start. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(startSubtask);
