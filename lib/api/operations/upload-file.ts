import { Readable } from "node:stream";
import { z } from "zod";
import { jobOf } from "@/lib/api/answer/write-answers";
import type { Operation } from "@/lib/api/operation/operation";
import { drainOversizedUpload } from "@/lib/api/request/drain-oversized-upload";
import { jobId } from "@/lib/api/request/job-params";
import { withChecksum } from "@/lib/api/request/with-checksum";
import { fingerprintOf, RUN_HEADERS, readHeaders, termsOf } from "@/lib/api/request/write-terms";
import type { SignedInAccess } from "@/lib/auth/session/session";
import { readEnvironment } from "@/lib/env";
import { IllegalMove, InvalidInput, JobNotFound } from "@/lib/errors";
import { cleanFileName } from "@/lib/files/file-name";
import { mediaTypeOf, withCharsetOf } from "@/lib/files/media-type";
import { fileTooLarge } from "@/lib/files/within-limit";
import type { Access } from "@/lib/jobs/access";
import { FILE_KINDS } from "@/lib/jobs/files/job-file";
import { findStatus } from "@/lib/jobs/get-job";
import { isInactive } from "@/lib/jobs/status";
import { findIdempotentAnswer } from "@/lib/producer/find-idempotent-answer";
import { formatMessage } from "@/lib/texts/format-message";
import { confirmationOf, signedInTerms } from "@/lib/web/access/body-terms";
import { takeUploadSlot } from "@/lib/web/limits/upload-slots";
import { bodyChunks } from "@/lib/web/request/body-chunks";
import { parseStrictly } from "@/lib/web/request/parse-strictly";
import { readQuery } from "@/lib/web/request/read-query";
import { fileOperationsTexts } from "@/texts/api/file-operations";
import { refusedRequestsTexts } from "@/texts/api/refused-requests";

const texts = fileOperationsTexts.uploadFile;

const query = z.strictObject({
  kind: z.enum(FILE_KINDS, {
    error: formatMessage(refusedRequestsTexts.oneOf, { words: FILE_KINDS.join(", ") }),
  }),
  name: z.string({ error: refusedRequestsTexts.fileName }).describe(texts.name),
  mediaType: z.string().optional().describe(texts.mediaType),
  result: z
    .enum(["true", "false"], { error: refusedRequestsTexts.boolean })
    .optional()
    .describe(texts.result),
});

const headers = RUN_HEADERS.extend({
  "Content-SHA256": z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, refusedRequestsTexts.checksum)
    .transform((digits) => digits.toLowerCase())
    .optional()
    .describe(texts.checksum),
});

const stored = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number().int().describe(texts.size),
  sha256: z.string(),
});

export const uploadFile: Operation = {
  id: "uploadFile",
  method: "POST",
  path: "/jobs/{id}/files",
  scope: "jobs:write",
  summary: texts.summary,
  description: texts.description,
  params: jobId,
  query,
  headers,
  bytes: texts.body,
  answer: { status: 201, description: texts.answer, schema: stored },
  problems: ["illegal_move", "stale_run", "key_reused", "storage_unavailable"],
  run: async (access, request, given) => {
    const params = parseStrictly(jobId, given);
    const asked = parseStrictly(query, readQuery(request));
    const said = readHeaders(headers, request.headers);
    requireNoForm(request.headers);
    const confirm = confirmationOf(access);
    const answer = new Headers({ "Cache-Control": "private, no-store" });
    const size = request.headers.get("content-length");
    const { "Content-SHA256": sha256 } = said;
    const once = said["Idempotency-Key"];
    if (once !== undefined) requireStandIns(sha256, size);
    const terms = { ...termsOf(said, fingerprintOf(request, size ?? "", sha256 ?? ""), answer), confirm };
    const onTerms: Access = { ...access, terms };
    const earlier = terms.once ? await findIdempotentAnswer(onTerms, terms.once) : null;
    if (earlier !== null) {
      terms.once?.onReplay?.();
      const file = { id: earlier, name: cleanFileName(asked.name), size: Number(size), sha256 };
      return Response.json(file, { status: 201, headers: answer });
    }
    const { JOBS_FILE_LIMIT: most } = readEnvironment();
    // A size that is known beforehand is refused before a byte is read.
    if (Number(size) > most) throw fileTooLarge(cleanFileName(asked.name), most);
    await requireOpen(access, params.id, asked.name);
    const mediaType = withCharsetOf(
      request.headers.get("content-type"),
      asked.mediaType ?? mediaTypeOf(asked.name),
    );
    const file = await received(access, request, (bytes) => {
      const content = drainOversizedUpload(bytes, most, cleanFileName(asked.name));
      return jobOf(onTerms, params).file(
        asked.kind,
        asked.name,
        sha256 === undefined ? content : withChecksum(content, sha256),
        { mediaType, isResult: asked.result === "true" },
      );
    });
    return Response.json(file, { status: 201, headers: answer });
  },
};

/** Passes the body to `store` as it comes, in one of the token's upload slots. */
async function received<Stored>(
  access: SignedInAccess,
  request: Request,
  store: (bytes: Readable) => Promise<Stored>,
): Promise<Stored> {
  const giveBack = takeUploadSlot(access.token?.id ?? "");
  const { stop, ...terms } = signedInTerms(access);
  try {
    return await store(Readable.from(bodyChunks(request, terms)));
  } finally {
    stop();
    giveBack();
  }
}

/** A form would be stored as it is, around the file; and as form fields, curl removes a file's line ends. */
function requireNoForm(headers: Headers) {
  if (!/^\s*(multipart\/|application\/x-www-form-urlencoded)/i.test(headers.get("content-type") ?? ""))
    return;
  throw new InvalidInput("Content-Type", refusedRequestsTexts.form);
}

/** The headers that identify the file of a key before its bytes are read. */
function requireStandIns(sha256: string | undefined, size: string | null) {
  if (sha256 === undefined) throw new InvalidInput("Content-SHA256", refusedRequestsTexts.requiredWithKey);
  if (size === null) throw new InvalidInput("Content-Length", refusedRequestsTexts.requiredWithKey);
}

/** An early check, so that gigabytes are not stored for nothing. The database decides at the end. */
async function requireOpen(access: Access, id: string, name: string) {
  const status = await findStatus(access, id);
  if (status === null) throw new JobNotFound(id);
  if (isInactive(status)) throw new IllegalMove(id, status, { file: cleanFileName(name) });
}
