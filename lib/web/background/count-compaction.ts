import { knownError, rootCause } from "@/lib/database-error";
import { DatabaseUnavailable } from "@/lib/errors";
import { compactCounts } from "@/lib/jobs/counts/compact-counts";
import { log } from "@/lib/log";
import { database } from "@/lib/process/database";

const PAUSE_MS = 30_000;

/** Compacts the pending changes of the counts, now and every half minute. Its timer does not keep the process alive. */
export function startCountCompaction() {
  void compact().finally(() => setTimeout(startCountCompaction, PAUSE_MS).unref());
}

async function compact() {
  try {
    await compactCounts(database().db);
  } catch (error) {
    // Whatever needs the database reports that it is unreachable; compaction can wait.
    if (knownError(error) instanceof DatabaseUnavailable) return;
    log("warn", "counts.not_folded", { reason: rootCause(error).message });
  }
}
