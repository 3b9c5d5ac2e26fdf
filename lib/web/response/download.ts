import type { SignedInAccess } from "@/lib/auth/session/session";
import { contentDisposition } from "@/lib/files/file-name";
import { safeMediaType } from "@/lib/files/media-type";
import type { FileStore } from "@/lib/files/store/file-store";
import type { JobFileRecord } from "@/lib/jobs/files/open-job-file";
import { formatMessage } from "@/lib/texts/format-message";
import { downloadTexts } from "@/texts/job/download";
import { setAnswerHeader } from "./answer-header";
import { contentRange } from "./byte-range";
import { endWithRights } from "./end-with-rights";
import { planDownload } from "./plan-download";
import { openPart, type Representation, representationOf, requireStored } from "./representation";
import { sendBytes } from "./send-bytes";

const PATH = "/jobs/show/*/files/*";
/** For files of producers: if a browser shows one after all, it may do nothing. */
export const SANDBOX = "sandbox; default-src 'none'";

/** The answer when a part can't be sent. */
type Refuse = (
  refused: { error: "precondition_failed" | "range_not_satisfiable"; message: string },
  init: { status: number; headers: Record<string, string> },
) => Response;

/**
 * A job's file, or the requested part of it, to be saved and never shown. Every error is answered before the first
 * byte, when the file is open and has its recorded size; a HEAD says what its GET would. It breaks off when the viewer's
 * sign-in stops working.
 */
export async function download(
  access: SignedInAccess,
  request: Request,
  store: FileStore,
  file: JobFileRecord,
  refuse: Refuse = Response.json,
): Promise<Response> {
  setAnswerHeader("Content-Security-Policy", SANDBOX);
  const whole = representationOf(file, new URL(request.url).searchParams);
  const plan = planDownload(request, whole);
  const headers = headersOf(whole);
  if (request.method === "GET" && (plan.status === 200 || plan.status === 206)) {
    const part = plan.status === 206 ? plan.part : undefined;
    const bytes = await openPart(store, whole, part);
    if (part) headers.set("Content-Range", contentRange(part, whole.length));
    endWithRights(access, PATH);
    return new Response(sendBytes(bytes, PATH), { status: plan.status, headers });
  }
  await requireStored(store, whole);
  if (plan.status === 412 || plan.status === 416) return refuse(...refusal(plan.status, whole));
  if (plan.status === 200) setAnswerHeader("Content-Length", String(whole.length));
  return new Response(null, { status: plan.status, headers });
}

/**
 * no-store keeps the file out of every cache, and no-transform prevents its compression on the way. A broken download
 * can still be resumed: for the part that they saved, browsers and curl use Accept-Ranges and ETag.
 */
const CACHING = { "Cache-Control": "private, no-store, no-transform", "Accept-Ranges": "bytes" };

const headersOf = ({ file, tag }: Representation) =>
  new Headers({
    "Content-Type": safeMediaType(file.mediaType),
    "Content-Disposition": contentDisposition(file.name),
    ETag: tag,
    ...CACHING,
  });

function refusal(status: 412 | 416, { tag, length }: Representation): Parameters<Refuse> {
  const headers = { ETag: tag, ...CACHING };
  if (status === 412) {
    return [
      { error: "precondition_failed", message: downloadTexts.changed },
      { status, headers },
    ];
  }
  const message = formatMessage(downloadTexts.outside, { length });
  const range = { "Content-Range": `bytes */${length}` };
  return [
    { error: "range_not_satisfiable", message },
    { status, headers: { ...headers, ...range } },
  ];
}
