import { Readable } from "node:stream";
import { z } from "zod";
import { jobOf } from "@/lib/api/answer/write-answers";
import type { Operation } from "@/lib/api/operation/operation";
import { drainOversizedUpload } from "@/lib/api/request/drain-oversized-upload";
import { jobId } from "@/lib/api/request/job-params";
import { withChecksum } from "@/lib/api/request/with-checksum";
import { fingerprintOf, RUN_HEADERS, readHeaders, termsOf } from "@/lib/api/request/write-terms";
import { readEnvironment } from "@/lib/env";
import { IllegalMove, InvalidInput, JobNotFound } from "@/lib/errors";
import { cleanFileName } from "@/lib/files/file-name";
import { fileTooLarge } from "@/lib/files/within-limit";
import type { Access } from "@/lib/jobs/access";
import { FILE_KINDS } from "@/lib/jobs/files/job-file";
import { findStatus } from "@/lib/jobs/get-job";
import { isInactive } from "@/lib/jobs/status";
import { findIdempotentAnswer } from "@/lib/producer/find-idempotent-answer";
import { parseStrictly } from "@/lib/web/request/parse-strictly";
import { readQuery } from "@/lib/web/request/read-query";

const query = z.strictObject({
  kind: z.enum(FILE_KINDS, { error: `give one of ${FILE_KINDS.join(", ")}` }),
  name: z.string({ error: "give the file's name" }).describe("Folders in it are left out"),
  mediaType: z.string().optional().describe("Without it, the name's ending settles that"),
  result: z
    .enum(["true", "false"], { error: "give true or false" })
    .optional()
    .describe("Offer it as Download Result"),
});

const headers = RUN_HEADERS.extend({
  "Content-SHA256": z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, "give 64 hexadecimal digits")
    .transform((digits) => digits.toLowerCase())
    .optional()
    .describe("Of the bytes, in hexadecimal: others are refused. Needed with an Idempotency-Key"),
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
    "The body is the file, as it is. It is stored while it is read; what breaks off, is too large or is refused leaves nothing. With an Idempotency-Key, Content-SHA256 and Content-Length stand for the bytes.",
  params: jobId,
  ...{ query, headers },
  bytes: `The file's bytes themselves. A form is refused: ${BY_CURL}.`,
  answer: { status: 201, description: "It is stored.", schema: stored },
  problems: ["illegal_move", "stale_run", "key_reused", "storage_unavailable"],
  run: async (access, request, given) => {
    const params = parseStrictly(jobId, given);
    const asked = parseStrictly(query, readQuery(request));
    const said = readHeaders(headers, request.headers);
    requireNoForm(request.headers);
    const answer = new Headers({ "Cache-Control": "private, no-store" });
    const size = request.headers.get("content-length");
    const { "Content-SHA256": sha256 } = said;
    const once = said["Idempotency-Key"];
    if (once !== undefined) requireStandIns(sha256, size);
    const terms = termsOf(said, fingerprintOf(request, size ?? "", sha256 ?? ""), answer);
    const onTerms: Access = { ...access, terms };
    const kept = terms.once ? await findIdempotentAnswer(onTerms, terms.once) : null;
    if (kept !== null) {
      terms.once?.onReplay?.();
      const file = { id: kept, name: cleanFileName(asked.name), size: Number(size), sha256 };
      return Response.json(file, { status: 201, headers: answer });
    }
    const { JOBS_FILE_LIMIT: most } = readEnvironment();
    // Said beforehand, it is refused before a byte is read.
    if (Number(size) > most) throw fileTooLarge(cleanFileName(asked.name), most);
    await requireOpen(access, params.id, asked.name);
    const content = drainOversizedUpload(Readable.from(request.body ?? []), most, cleanFileName(asked.name));
    const file = await jobOf(onTerms, params).file(
      asked.kind,
      asked.name,
      sha256 === undefined ? content : withChecksum(content, sha256),
      { mediaType: asked.mediaType, isResult: asked.result === "true" },
    );
    return Response.json(file, { status: 201, headers: answer });
  },
};

/** A form around a file would be stored in its place; and as form fields, curl strips a file of its line ends. */
function requireNoForm(headers: Headers) {
  if (!/^\s*(multipart\/|application\/x-www-form-urlencoded)/i.test(headers.get("content-type") ?? ""))
    return;
  throw new InvalidInput("Content-Type", `send the file's bytes themselves, not as a form: ${BY_CURL}.`);
}

/** What says which bytes a key stands for, before they are read. */
function requireStandIns(sha256: string | undefined, size: string | null) {
  if (sha256 === undefined) throw new InvalidInput("Content-SHA256", "give it with an Idempotency-Key.");
  if (size === null) throw new InvalidInput("Content-Length", "give it with an Idempotency-Key.");
}

/** Before gigabytes are stored for nothing; whether the job still takes files in the end is the database's to say. */
async function requireOpen(access: Access, id: string, name: string) {
  const status = await findStatus(access, id);
  if (status === null) throw new JobNotFound(id);
  if (isInactive(status)) throw new IllegalMove(id, status, `take “${cleanFileName(name)}”`);
}
