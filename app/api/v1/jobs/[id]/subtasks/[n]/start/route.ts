import { subtaskOperation } from "@/lib/api/operations/subtask-verbs";
import { serve } from "@/lib/api/serve";

/** POST /api/v1/jobs/{id}/subtasks/{n}/start. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(subtaskOperation("start"));
