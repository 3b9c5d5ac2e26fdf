import { pipeline, type Readable, Transform } from "node:stream";
import { fileTooLarge } from "@/lib/files/within-limit";

const LINGER_BYTES = 32 * 1024 * 1024;

/**
 * The content, which ends with a JobsError (too_large) when it is longer than `limit` bytes: at its own end, or 32 MiB
 * after the limit, because a client that is cut off while sending sees a broken line in place of the answer. Of what is
 * over the limit nothing is passed on.
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
  // Whoever reads the result is told of every error; and whichever ends first, the other is closed.
  return pipeline(content, limited, () => undefined);
}
