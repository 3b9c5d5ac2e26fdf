import { failSubtask } from "@/lib/api/operations/move-subtask";
import { serve } from "@/lib/api/serve";

/** POST /api/v1/jobs/{id}/subtasks/{n}/fail. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(failSubtask);
