import { pipeline, type Readable, Transform } from "node:stream";
import { fileTooLarge } from "@/lib/files/within-limit";

const LINGER_BYTES = 32 * 1024 * 1024;

/**
 * The content. When it is longer than `limit` bytes, it ends with a JobsError (too_large): at its own end, or 32 MiB
 * after the limit, because a client that is cut off while it sends sees a broken connection instead of the answer.
 * Bytes over the limit are not passed on.
 */
export function drainOversizedUpload(content: Readable, limit: number, name: string): Readable {
  let size = 0;
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      size += chunk.length;
      if (size <= limit) pass(null, chunk);
      else pass(size > limit + LINGER_BYTES ? fileTooLarge(name, limit) : null);
    },
    flush(end) {
      end(size > limit ? fileTooLarge(name, limit) : null);
    },
  });
  // The reader of the result gets every error; when one of the two streams ends, the other is closed.
  return pipeline(content, limited, () => undefined);
}
