import { DETECTED_BYTES } from "@/lib/text-encoding/detect-encoding";

/** The beginning of a file, and all of it again. */
export interface FileHead {
  /** At least 64 KB, if the file has as many. */
  bytes: Uint8Array;
  /** There is nothing after it. */
  isWhole: boolean;
  /** The whole file. Closes it when the reader stops early. */
  all: AsyncGenerator<Uint8Array>;
}

/** Reads as much of a file as a detector looks at. */
export async function readHead(bytes: AsyncIterable<Uint8Array | string>): Promise<FileHead> {
  const chunks = bytes[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let isWhole = false;
  for (let length = 0; length < DETECTED_BYTES && !isWhole; ) {
    const next = await chunks.next();
    isWhole = next.done === true;
    if (next.done) break;
    const part = typeof next.value === "string" ? Buffer.from(next.value) : next.value;
    parts.push(part);
    length += part.length;
  }
  const [first = new Uint8Array(), ...more] = parts;
  const head = more.length === 0 ? first : Buffer.concat(parts);
  return { bytes: head, isWhole, all: headAndRest(head, chunks) };
}

async function* headAndRest(head: Uint8Array, chunks: AsyncIterator<Uint8Array | string>) {
  let isDone = false;
  try {
    yield head;
    for (;;) {
      const next = await chunks.next();
      isDone = next.done === true;
      if (next.done) return;
      yield typeof next.value === "string" ? Buffer.from(next.value) : next.value;
    }
  } finally {
    if (!isDone) await chunks.return?.();
  }
}
