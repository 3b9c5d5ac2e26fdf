import { SingleSession } from "@/db/single-session";
import { knownError, rootCause } from "@/lib/database-error";
import { DatabaseUnavailable } from "@/lib/errors";
import { IndexFiller } from "@/lib/jobs/search/index-filler";
import { logSparingly, worksAgain } from "@/lib/log-sparingly";
import { processEnding } from "@/lib/process/process-ending";

const PAUSE_MS = 1_000;

/**
 * Fills the search's index once a second, and without a pause while there is more. It has a session of its own, and
 * takes no connection from pages. Its timer does not keep the process alive.
 */
export function startSearchFilling(url: string) {
  const session = new SingleSession(url, { applicationName: "jobs-console search" });
  const filler = new IndexFiller();
  const ending = processEnding();
  ending.addEventListener("abort", () => void session.close().catch(() => undefined));
  const run = async () => {
    const hasMore = await fill(filler, session);
    if (!ending.aborted) setTimeout(() => void run(), hasMore ? 0 : PAUSE_MS).unref();
  };
  void run();
}

async function fill(filler: IndexFiller, session: SingleSession): Promise<boolean> {
  try {
    const hasMore = await filler.fill(session.db);
    worksAgain("search");
    return hasMore;
  } catch (error) {
    if (processEnding().aborted) return false;
    // The session waits before it connects again. Until then, what is new is found without the index.
    const level = knownError(error) instanceof DatabaseUnavailable ? "warn" : "error";
    logSparingly("search", level, "search.not_filled", {
      reason: rootCause(error).message,
      request: undefined,
    });
    return false;
  }
}
