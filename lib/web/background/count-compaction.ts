import { knownError, rootCause } from "@/lib/database-error";
import { DatabaseUnavailable } from "@/lib/errors";
import { compactCounts } from "@/lib/jobs/counts/compact-counts";
import { log } from "@/lib/log";
import { database } from "@/lib/process/database";

const PAUSE_MS = 30_000;

/** Now and every half minute, folds the changes of the counts that no writer has folded. It keeps no process from ending. */
export function startCountCompaction() {
  void fold().finally(() => setTimeout(startCountCompaction, PAUSE_MS).unref());
}

async function fold() {
  try {
    await compactCounts(database().db);
  } catch (error) {
    // A database that is away is told of by whoever needs it; this can wait.
    if (knownError(error) instanceof DatabaseUnavailable) return;
    log("warn", "counts.not_folded", { reason: rootCause(error).message });
  }
}
