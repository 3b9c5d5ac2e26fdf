import type { SignedInAccess } from "@/lib/auth/session/session";
import { zipArchive, zipLength } from "@/lib/files/archive/zip-archive";
import { contentDisposition } from "@/lib/files/file-name";
import type { FileStore } from "@/lib/files/store/file-store";
import { type JobArchive, jobArchive } from "@/lib/jobs/files/job-archive";
import { takeArchiveSlot } from "@/lib/web/limits/archive-slots";
import { setAnswerHeader } from "./answer-header";
import { SANDBOX } from "./download";
import { endWithRights } from "./end-with-rights";
import { sendBytes } from "./send-bytes";

const PATH = "/jobs/show/*/files.zip";

/**
 * All files of a job as one ZIP archive, to be saved. Every error is answered before the first byte; a fault after it
 * breaks the connection, so that nobody takes what has come for the whole. A HEAD says what its GET would. It breaks off
 * when the viewer's sign-in stops working. Throws RateLimited and the errors of jobArchive.
 */
export async function downloadArchive(
  access: SignedInAccess,
  request: Request,
  store: FileStore,
  jobId: string,
): Promise<Response> {
  const end = takeArchiveSlot(access.viewer);
  try {
    const archive = await jobArchive(access, store, jobId);
    setAnswerHeader("Content-Security-Policy", SANDBOX);
    const headers = headersOf(archive);
    if (request.method === "HEAD") {
      setAnswerHeader("Content-Length", String(zipLength(archive.entries)));
      end();
      return new Response(null, { headers });
    }
    const { length, content } = zipArchive(archive.entries);
    // Also when the client has left before, or leaves before Next begins the body.
    content.once("close", end);
    const body = sendBytes({ lead: Buffer.alloc(0), rest: content, length }, PATH);
    endWithRights(access, PATH);
    return new Response(body, { headers });
  } catch (error) {
    end();
    throw error;
  }
}

/** An archive is made anew for each request, so no part of it can be requested. */
const headersOf = ({ name }: JobArchive) => ({
  "Content-Type": "application/zip",
  "Content-Disposition": contentDisposition(name),
  "Cache-Control": "private, no-store, no-transform",
  "Accept-Ranges": "none",
});
