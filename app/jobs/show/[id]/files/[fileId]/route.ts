import type { Readable } from "node:stream";
import { fileStore } from "@/lib/database";
import { JobsError } from "@/lib/errors";
import { contentDisposition } from "@/lib/files/file-name";
import { safeMediaType } from "@/lib/files/media-type";
import { openJobFile } from "@/lib/jobs/open-job-file";
import { logFault } from "@/lib/web/error-response";
import { webStream } from "@/lib/web/web-stream";
import { withAccess } from "@/lib/web/with-access";

type Context = RouteContext<"/jobs/show/[id]/files/[fileId]">;

/** GET /jobs/show/{id}/files/{fileId}: the file itself, always as a download, never as a page of this site. */
export const GET = withAccess(async (access, request, { params }: Context) => {
  const { id, fileId } = await params;
  const file = await openJobFile(access, fileStore(), { jobId: id, fileId });
  if (!file) throw new JobsError("not_found", "There is no such file.");
  if (!file.content) throw new JobsError("not_found", "This file is no longer in storage.");
  const { stream } = file.content;
  return new Response(request.method === "HEAD" ? closed(stream) : bodyOf(stream), {
    headers: {
      "Content-Type": safeMediaType(file.mediaType),
      "Content-Disposition": contentDisposition(file.name),
      // no-transform: a file goes out as it is stored, not compressed on the way.
      "Cache-Control": "private, no-store, no-transform",
    },
  });
});

const bodyOf = (stream: Readable) =>
  webStream(stream[Symbol.asyncIterator](), (error) => logFault(error, "/jobs/show/*/files/*"));

/** Nobody reads the body of a HEAD, so nobody would close the file. */
function closed(stream: Readable): null {
  stream.destroy();
  return null;
}
