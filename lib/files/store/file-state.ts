import { type FileStore, NO_BYTES } from "./file-store";
import { discard, STORE_WAIT_MS, timeUp } from "./store-wait";

/**
 * What the store has of a file on record: its bytes, none, another number of them, or, where it did not answer
 * in time, nobody knows.
 */
export type FileState = "present" | "gone" | "changed" | "unknown";

interface RecordedFile {
  storeKey: string;
  size: number;
}

/** As many files are asked for at once. */
const AT_ONCE = 8;

/**
 * The state of each file, in the same order. Never throws, and takes no longer than `waitMs` in all: of each file
 * the store is asked for none of its bytes.
 */
export async function fileStates(
  store: FileStore,
  files: readonly RecordedFile[],
  waitMs = STORE_WAIT_MS,
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
  const asked = Promise.all(Array.from({ length: Math.min(AT_ONCE, files.length) }, work));
  await Promise.race([asked, timeUp(signal).catch(() => undefined)]);
  // A copy: what is answered after that changes nothing that is shown.
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
