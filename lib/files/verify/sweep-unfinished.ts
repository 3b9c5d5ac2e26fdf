import type { FileInventory } from "@/lib/files/store/file-store";

/** A writer of another machine that has not written for so long does not write any more. */
const SILENT_MS = 24 * 60 * 60_000;

/**
 * Removes what killed processes left half written: at once if their process is known to be gone, otherwise a day after
 * the last byte. Unfinished uploads of a bucket stay: nobody can tell who writes them. Throws StorageUnavailable.
 */
export async function sweepUnfinished(store: FileInventory): Promise<void> {
  const before = Date.now() - SILENT_MS;
  for await (const { writer, startedAt, remove } of store.listUnfinished()) {
    if (writer === "gone" || (writer === "unknown" && startedAt.getTime() < before)) await remove();
  }
}
