import { addAbortSignal } from "node:stream";
import { buffer } from "node:stream/consumers";
import { StorageUnavailable } from "@/lib/errors";
import type { FileStore } from "@/lib/files/store/file-store";
import { discard, STORE_WAIT_MS, timeUp } from "@/lib/files/store/store-wait";
import { fileStorageTexts } from "@/texts/server/file-storage";

interface Head {
  bytes: Buffer;
  /** Of the whole file. */
  size: number;
}

/**
 * The first bytes of a file, or null when it is gone. Throws StorageUnavailable when the store fails, or does not
 * deliver them within `waitMs`.
 */
export async function readHead(
  store: FileStore,
  storeKey: string,
  bytes: number,
  waitMs = STORE_WAIT_MS,
): Promise<Head | null> {
  const signal = AbortSignal.timeout(waitMs);
  const opening = store.open(storeKey, { start: 0, end: bytes - 1 });
  try {
    const open = await Promise.race([opening, timeUp(signal)]);
    if (open === null) return null;
    return { bytes: await buffer(addAbortSignal(signal, open.stream)), size: open.size };
  } catch (cause) {
    // The store may still open the file; nobody would read it.
    opening.then((late) => discard(late?.stream)).catch(() => undefined);
    if (cause instanceof StorageUnavailable) throw cause;
    throw new StorageUnavailable(fileStorageTexts.unreadable, { cause });
  }
}
