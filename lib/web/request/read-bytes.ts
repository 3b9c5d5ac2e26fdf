import { type JobsError, TooSlow } from "@/lib/errors";
import type { BodyLease } from "@/lib/web/limits/body-budget";
import { type BodyTerms, bodyChunks } from "./body-chunks";

/** How much more of a body that is too large is still read, and for how long. */
const LINGER_BYTES = 32 * 1024 * 1024;
const LINGER_MS = 2_000;

/** The terms of a body, and where its bytes are counted. */
export type LeasedTerms = BodyTerms & { lease?: BodyLease };

/** A body of which nobody is known to be the sender, as in a sign-in. */
export const SMALL_BODY: Readonly<BodyTerms> = { idleMs: 60_000, totalMs: 5 * 60_000 };

/**
 * A request's body of at most `most` bytes. Throws `tooLarge` for a larger one, the errors of `bodyChunks` and those of
 * the lease, and never holds more than `most` bytes. Before it throws `tooLarge`, it reads on for a while: a client that
 * is cut off while sending sees a broken connection and no answer.
 */
export async function readBytes(
  request: Pick<Request, "body">,
  most: number,
  tooLarge: JobsError,
  { lease, ...terms }: LeasedTerms = SMALL_BODY,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const begun = performance.now();
  let size = 0;
  try {
    for await (const chunk of bodyChunks(request, terms)) {
      size += chunk.length;
      if (size <= most) {
        lease?.hold(chunk.length);
        chunks.push(chunk);
        continue;
      }
      chunks.length = 0;
      terms.totalMs = Math.min(
        terms.totalMs ?? Number.POSITIVE_INFINITY,
        performance.now() - begun + LINGER_MS,
      );
      if (size > most + LINGER_BYTES) break;
    }
  } catch (error) {
    if (!(error instanceof TooSlow && size > most)) throw error;
  }
  if (size > most) throw tooLarge;
  return Buffer.concat(chunks);
}
