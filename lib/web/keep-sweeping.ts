import { database, fileStore } from "@/lib/database";
import { sweepFiles } from "@/lib/files/sweep-files";
import { rootCause } from "@/lib/jobs/database-error";
import { log } from "@/lib/log";

const HOUR_MS = 60 * 60_000;

/** Now and every hour, removes from the store what a sweep before could not. It keeps no process from ending. */
export function keepSweeping() {
  void sweep();
  setInterval(sweep, HOUR_MS).unref();
}

async function sweep() {
  try {
    await sweepFiles(database().db, fileStore());
  } catch (error) {
    // The database may still be on its way up; and the next hour comes.
    log("warn", "files.not_swept", { reason: rootCause(error).message });
  }
}
