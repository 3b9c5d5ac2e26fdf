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
import { fileTooLarge } from "@/lib/files/within-limit";
import type { Access } from "@/lib/jobs/access";
import { FILE_KINDS } from "@/lib/jobs/files/job-file";
import { findStatus } from "@/lib/jobs/get-job";
import { isInactive } from "@/lib/jobs/status";
import { findIdempotentAnswer } from "@/lib/producer/find-idempotent-answer";
import { confirmationOf, signedInTerms } from "@/lib/web/access/body-terms";
import { takeUploadSlot } from "@/lib/web/limits/upload-slots";
import { bodyChunks } from "@/lib/web/request/body-chunks";
import { parseStrictly } from "@/lib/web/request/parse-strictly";
import { readQuery } from "@/lib/web/request/read-query";

const query = z.strictObject({
  kind: z.enum(FILE_KINDS, { error: `give one of ${FILE_KINDS.join(", ")}` }),
  name: z.string({ error: "give the file's name" }).describe("The file's name. Folders in it are removed"),
  mediaType: z.string().optional().describe("By default, the type of the name's ending"),
  result: z
    .enum(["true", "false"], { error: "give true or false" })
    .optional()
    .describe("true: people get it as Download Result"),
});

const headers = RUN_HEADERS.extend({
  "Content-SHA256": z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, "give 64 hexadecimal digits")
    .transform((digits) => digits.toLowerCase())
    .optional()
    .describe("The file's checksum, in hexadecimal; other bytes are refused. Required with Idempotency-Key"),
});

const stored = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number().int().describe("In bytes"),
  sha256: z.string(),
});

const BY_CURL = `curl -X POST -T FILE, or --data-binary @FILE -H 'Content-Type: application/octet-stream'`;

export const uploadFile: Operation = {
  id: "uploadFile",
  method: "POST",
  path: "/jobs/{id}/files",
  scope: "jobs:write",
  summary: "Add a file",
  description:
    "The body is the file itself. If the upload breaks off, is too large or is refused, nothing is stored. With an Idempotency-Key, Content-SHA256 and Content-Length are required: they identify the file.",
  params: jobId,
  query,
  headers,
  bytes: `The file's bytes. A form is refused: use ${BY_CURL}.`,
  answer: { status: 201, description: "The file was stored.", schema: stored },
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
    const file = await received(access, request, (bytes) => {
      const content = drainOversizedUpload(bytes, most, cleanFileName(asked.name));
      return jobOf(onTerms, params).file(
        asked.kind,
        asked.name,
        sha256 === undefined ? content : withChecksum(content, sha256),
        { mediaType: asked.mediaType, isResult: asked.result === "true" },
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
  throw new InvalidInput("Content-Type", `send the file's bytes, not a form: ${BY_CURL}.`);
}

/** The headers that identify the file of a key before its bytes are read. */
function requireStandIns(sha256: string | undefined, size: string | null) {
  if (sha256 === undefined) throw new InvalidInput("Content-SHA256", "required with an Idempotency-Key.");
  if (size === null) throw new InvalidInput("Content-Length", "required with an Idempotency-Key.");
}

/** An early check, so that gigabytes are not stored for nothing. The database decides at the end. */
async function requireOpen(access: Access, id: string, name: string) {
  const status = await findStatus(access, id);
  if (status === null) throw new JobNotFound(id);
  if (isInactive(status)) throw new IllegalMove(id, status, `take “${cleanFileName(name)}”`);
}
