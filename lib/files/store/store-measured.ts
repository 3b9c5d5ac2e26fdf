import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { fileStorageTexts } from "@/texts/server/file-storage";
import { unavailable } from "./store-fault";

export interface MeasuredBytes {
  size: number;
  sha256: string;
}

const ignore = () => undefined;

/**
 * Passes the bytes of `content` to `store`, measures them, and closes the content at the end. An error of the content
 * is thrown unchanged; an error of the store becomes StorageUnavailable.
 */
export async function storeMeasured(
  content: Readable,
  store: (bytes: AsyncGenerator<Buffer>) => Promise<void>,
): Promise<MeasuredBytes> {
  // The content may fail before anybody reads it; without a listener, that would end the process.
  content.on("error", ignore);
  const source: AsyncIterator<unknown> = content[Symbol.asyncIterator]();
  const hash = createHash("sha256");
  let size = 0;
  let broken: { error: unknown } | undefined;
  const next = async () => {
    try {
      const { done, value } = await source.next();
      return done ? null : asBytes(value);
    } catch (error) {
      broken = { error };
      throw error;
    }
  };
  const bytes = async function* () {
    for (let piece = await next(); piece; piece = await next()) {
      size += piece.length;
      hash.update(piece);
      yield piece;
    }
  };
  try {
    await store(bytes());
  } catch (cause) {
    if (broken) throw broken.error;
    throw unavailable(fileStorageTexts.notStored, cause);
  } finally {
    content.destroy();
  }
  return { size, sha256: hash.digest("hex") };
}

function asBytes(value: unknown): Buffer {
  if (Buffer.isBuffer(value)) return value;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (typeof value === "string") return Buffer.from(value, "utf8");
  throw new TypeError("A file's content is a stream of bytes or of text.");
}
