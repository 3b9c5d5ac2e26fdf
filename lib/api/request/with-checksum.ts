import { createHash } from "node:crypto";
import { pipeline, type Readable, Transform } from "node:stream";
import { InvalidInput } from "@/lib/errors";
import { refusedRequestsTexts } from "@/texts/api/refused-requests";

/** The content. It ends with InvalidInput when its SHA-256 is not this one, in hexadecimal. */
export function withChecksum(content: Readable, sha256: string): Readable {
  const hash = createHash("sha256");
  const checked = new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      hash.update(chunk);
      pass(null, chunk);
    },
    flush(end) {
      const isIt = hash.digest("hex") === sha256;
      end(isIt ? null : new InvalidInput("Content-SHA256", refusedRequestsTexts.otherChecksum));
    },
  });
  // The reader of the result gets every error; when one of the two streams ends, the other is closed.
  return pipeline(content, checked, () => undefined);
}
