import { createHash } from "node:crypto";
import { pipeline, type Readable, Transform } from "node:stream";
import { InvalidInput } from "@/lib/errors";

/** The content, which ends with InvalidInput when it is not the one of this SHA-256, in hexadecimal. */
export function withChecksum(content: Readable, sha256: string): Readable {
  const hash = createHash("sha256");
  const checked = new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      hash.update(chunk);
      pass(null, chunk);
    },
    flush(end) {
      const isIt = hash.digest("hex") === sha256;
      end(isIt ? null : new InvalidInput("Content-SHA256", "other bytes came than those it stands for."));
    },
  });
  // Whoever reads the result is told of every error; and whichever ends first, the other is closed.
  return pipeline(content, checked, () => undefined);
}
