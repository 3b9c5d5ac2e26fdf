import { rootCause } from "@/lib/database-error";
import { sweepFiles } from "@/lib/files/verify/sweep-files";
import { sweepUnfinished } from "@/lib/files/verify/sweep-unfinished";
import { log } from "@/lib/log";
import { database, fileStore } from "@/lib/process/database";
import { sweepIdempotencyRecords } from "@/lib/producer/sweep-idempotency-records";

const HOUR_MS = 60 * 60_000;

/**
 * Now and every hour, removes from the store what an earlier sweep could not and what killed processes left half
 * written, and deletes old recorded answers. Its timer does not keep the process alive.
 */
export function startFileSweeper() {
  sweep();
  setInterval(sweep, HOUR_MS).unref();
}

function sweep() {
  void logFailures("files.not_swept", () => sweepFiles(database().db, fileStore()));
  void logFailures("unfinished_files.not_swept", () => sweepUnfinished(fileStore()));
  void logFailures("answers.not_swept", () => sweepIdempotencyRecords(database().db));
}

async function logFailures(event: string, work: () => Promise<void>) {
  try {
    await work();
  } catch (error) {
    // The database may still be starting, and the next sweep comes in an hour.
    log("warn", event, { reason: rootCause(error).message });
  }
}
