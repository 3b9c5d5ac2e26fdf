import { addNamedSubtasks } from "@/lib/api/operations/add-subtasks";
import { serve } from "@/lib/api/serve";

/** POST /api/v1/jobs/{id}/subtasks. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(addNamedSubtasks);
