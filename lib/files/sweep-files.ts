import { inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { fileToDelete } from "@/db/schema";
import type { FileStore } from "./file-store";

const BATCH_FILES = 500;

/**
 * Removes the files whose rows are gone from the store, then from the list of what to remove. Safe to cut off
 * at any point and to run twice at once: what is left over, the next sweep takes.
 */
export async function sweepFiles(db: Database, store: FileStore): Promise<void> {
  for (;;) {
    const rows = await db.select({ key: fileToDelete.storeKey }).from(fileToDelete).limit(BATCH_FILES);
    if (rows.length === 0) return;
    const keys = rows.map((row) => row.key);
    // A key that is not ours names nothing in the store: it is only struck off the list.
    const removed = await Promise.allSettled(keys.map((key) => store.remove(key)));
    const failed = removed.find((outcome) => outcome.status === "rejected" && isDiskFault(outcome.reason));
    if (failed?.status === "rejected") throw failed.reason;
    await db.delete(fileToDelete).where(inArray(fileToDelete.storeKey, keys));
  }
}

const isDiskFault = (reason: unknown) => reason instanceof Error && "errno" in reason;
