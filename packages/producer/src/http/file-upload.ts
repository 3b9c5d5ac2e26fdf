import { createHash } from "node:crypto";
import { storable } from "../storable-text.ts";
import { readFirst, sizeOfFile } from "./file-path.ts";
import type { EventRequest } from "./job-event.ts";

export type FileKind = "input" | "output" | "error_report";

/**
 * A text or bytes, held until they are delivered, or the path of a file, which is read when its turn comes. A path whose
 * name is not UTF-8 is given as its bytes.
 */
export type FileContent = string | Uint8Array | { path: string | Uint8Array };

export interface FileOptions {
  mediaType?: string | undefined;
  /** People get it as Download Result. */
  isResult?: boolean | undefined;
  /** How long it is tried again: 10 minutes. */
  patienceMs?: number | undefined;
  /** Stops the upload, also while it runs. */
  signal?: AbortSignal | undefined;
}

type HeldContent = Uint8Array | { path: string | Uint8Array };

/** A copy of the content as it is now: the caller may change the bytes later. */
export const heldContent = (content: FileContent): HeldContent =>
  typeof content === "string" || !("path" in content) ? Buffer.from(content) : { path: content.path };

/** The request that uploads a file of a job, with the size and checksum it has now. */
export async function uploadOf(
  job: string,
  {
    kind,
    name,
    content,
    mediaType,
    isResult,
    signal,
  }: FileOptions & { kind: FileKind; name: string; content: HeldContent },
): Promise<EventRequest> {
  signal?.throwIfAborted();
  const query = new URLSearchParams({ kind, name: storable(name) });
  if (mediaType !== undefined) query.set("mediaType", mediaType);
  if (isResult) query.set("result", "true");
  const { body, sha256 } = await measured(content, signal);
  const headers = { "Content-Type": "application/octet-stream", "Content-SHA256": sha256 };
  return { path: `${job}/files?${query}`, body, headers };
}

async function measured(content: HeldContent, signal: AbortSignal | undefined) {
  if (!("path" in content)) {
    return { body: content, sha256: createHash("sha256").update(content).digest("hex") };
  }
  const { path } = content;
  const hash = createHash("sha256");
  const size = await sizeOfFile(path);
  if (size > 0) for await (const chunk of readFirst(path, size, signal)) hash.update(chunk);
  return { body: { path, size, signal }, sha256: hash.digest("hex") };
}
