import { RateLimited, ServerBusy } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { eventsTexts } from "@/texts/server/events";
import { takeSlot } from "./open-slots";

declare global {
  /** How many streams each sign-in has open. Global, because Next loads modules more than once in a process. */
  var jobsConsoleStreams: Map<string, number> | undefined;
}

/** A browser opens four at most; several browsers may share a token. */
const MOST_OF_SIGN_IN = 20;
/** Some 230 MiB of memory. */
const MOST_IN_ALL = 5_000;
const WAIT_SECONDS = 10;

/**
 * Counts one more open stream of the sign-in, until the returned function is called; calling it again changes nothing.
 * Throws RateLimited or ServerBusy. Each server process counts its own.
 */
export function takeStreamSlot(signIn: string): () => void {
  globalThis.jobsConsoleStreams ??= new Map();
  const open = globalThis.jobsConsoleStreams;
  if ((open.get(signIn) ?? 0) >= MOST_OF_SIGN_IN) {
    throw new RateLimited(WAIT_SECONDS, formatMessage(eventsTexts.tooMany, { most: MOST_OF_SIGN_IN }));
  }
  let all = 0;
  for (const streams of open.values()) all += streams;
  if (all >= MOST_IN_ALL) throw new ServerBusy(eventsTexts.busy);
  return takeSlot(open, signIn);
}
