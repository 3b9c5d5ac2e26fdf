import { readEnvironment } from "@/lib/env";
import { RateLimited, ServerBusy } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { limitsTexts } from "@/texts/server/limits";
import { takeSlot } from "./open-slots";

declare global {
  /** How many uploads of each token are open. Global, because Next loads modules more than once in a process. */
  var jobsConsoleUploads: Map<string, number> | undefined;
}

/** How many tokens can use all of their uploads at once. */
const FULL_TOKENS = 3;
const WAIT_SECONDS = 10;

/**
 * Counts one more open upload of the token, until the returned function is called; calling it again changes nothing.
 * Throws RateLimited at JOBS_UPLOADS_PER_TOKEN, and ServerBusy when all tokens together have three times as many. Each
 * server process counts its own.
 */
export function takeUploadSlot(tokenId: string): () => void {
  globalThis.jobsConsoleUploads ??= new Map();
  const open = globalThis.jobsConsoleUploads;
  const most = readEnvironment().JOBS_UPLOADS_PER_TOKEN;
  if ((open.get(tokenId) ?? 0) >= most) {
    throw new RateLimited(WAIT_SECONDS, formatMessage(limitsTexts.tooManyUploads, { most }));
  }
  const inAll = [...open.values()].reduce((sum, count) => sum + count, 0);
  if (inAll >= most * FULL_TOKENS) {
    throw new ServerBusy(limitsTexts.busyUploading);
  }
  return takeSlot(open, tokenId);
}
