import { RateLimited } from "@/lib/errors";
import type { Viewer } from "@/lib/jobs/access";
import { formatMessage } from "@/lib/texts/format-message";
import { archiveTexts } from "@/texts/job/archive";
import { takeSlot } from "./open-slots";

declare global {
  /** How many archives each user is downloading. Global, because Next loads modules more than once in a process. */
  var jobsConsoleArchives: Map<string, number> | undefined;
}

/** Each holds the list of its files, and its checksums take a processor about 2.5 s a GB (measured). */
const MOST = 3;
const WAIT_SECONDS = 10;

/**
 * Counts one more archive that the viewer downloads, until the returned function is called; calling it again changes
 * nothing. Throws RateLimited. Each server process counts its own.
 */
export function takeArchiveSlot({ id, name }: Viewer): () => void {
  globalThis.jobsConsoleArchives ??= new Map();
  const open = globalThis.jobsConsoleArchives;
  const user = id ?? name;
  if ((open.get(user) ?? 0) >= MOST) {
    throw new RateLimited(WAIT_SECONDS, formatMessage(archiveTexts.tooManyAtOnce, { most: MOST }));
  }
  return takeSlot(open, user);
}
