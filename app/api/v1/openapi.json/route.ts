import { getDocument } from "@/lib/api/operations";
import { serve } from "@/lib/api/serve";

/** GET /api/v1/openapi.json: the description of all this. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(getDocument);
