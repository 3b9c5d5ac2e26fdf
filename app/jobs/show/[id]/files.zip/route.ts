import { fileStore } from "@/lib/process/database";
import { withAccess } from "@/lib/web/access/with-access";
import { downloadArchive } from "@/lib/web/response/download-archive";
import { refuseAllBut } from "@/lib/web/response/refuse-method";

type Context = RouteContext<"/jobs/show/[id]/files.zip">;

/** GET /jobs/show/{id}/files.zip: all files of the job as one archive. */
export const GET = withAccess(
  async (access, request, { params }: Context) =>
    downloadArchive(access, request, fileStore(), (await params).id),
  { scope: "jobs:read" },
);

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut("GET", "HEAD");
