import { type FileStore, NO_BYTES } from "./file-store";
import { discard, STORE_WAIT_MS, timeUp } from "./store-wait";

/**
 * Whether the store has a recorded file's bytes: all of them, none, or another number of them; unknown if the store
 * failed or did not answer in time.
 */
export type FileState = "present" | "gone" | "changed" | "unknown";

interface RecordedFile {
  storeKey: string;
  size: number;
}

/** How many files are looked up at once. */
const AT_ONCE = 8;

/**
 * The state of each file, in the same order. Never throws, takes no longer than `waitMs` in all, and reads none of the
 * files' bytes.
 */
export async function fileStates(
  store: FileStore,
  files: readonly RecordedFile[],
  waitMs = STORE_WAIT_MS,
  atOnce = AT_ONCE,
): Promise<FileState[]> {
  const signal = AbortSignal.timeout(waitMs);
  const states = files.map((): FileState => "unknown");
  const queue = files.entries();
  const work = async () => {
    for (const [at, file] of queue) {
      if (signal.aborted) return;
      states[at] = await stateOf(store, file);
    }
  };
  const lookups = Promise.all(Array.from({ length: Math.min(atOnce, files.length) }, work));
  await Promise.race([lookups, timeUp(signal).catch(() => undefined)]);
  // A copy, so that later answers don't change the result.
  return [...states];
}

async function stateOf(store: FileStore, { storeKey, size }: RecordedFile): Promise<FileState> {
  try {
    const open = await store.open(storeKey, NO_BYTES);
    if (open === null) return "gone";
    discard(open.stream);
    return open.size === size ? "present" : "changed";
  } catch {
    return "unknown";
  }
}
