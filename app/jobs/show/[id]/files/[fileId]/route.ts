import { JobsError } from "@/lib/errors";
import { findJobFile } from "@/lib/jobs/files/open-job-file";
import { fileStore } from "@/lib/process/database";
import { withAccess } from "@/lib/web/access/with-access";
import { download } from "@/lib/web/response/download";
import { refuseAllBut } from "@/lib/web/response/refuse-method";
import { fileErrorsTexts } from "@/texts/job/file-errors";

type Context = RouteContext<"/jobs/show/[id]/files/[fileId]">;

/** GET /jobs/show/{id}/files/{fileId}: the file itself, always as a download, never as a page of this site. */
export const GET = withAccess(
  async (access, request, { params }: Context) => {
    const { id, fileId } = await params;
    const file = await findJobFile(access, { jobId: id, fileId });
    if (!file) throw new JobsError("not_found", fileErrorsTexts.unknown);
    return download(access, request, fileStore(), file);
  },
  { scope: "jobs:read" },
);

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut("GET", "HEAD");
