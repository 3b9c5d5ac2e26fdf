import { uploadFile } from "@/lib/api/operations/upload-file";
import { serve } from "@/lib/api/serve";

/** POST /api/v1/jobs/{id}/files. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(uploadFile);
