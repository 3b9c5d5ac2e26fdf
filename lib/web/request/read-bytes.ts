import type { JobsError } from "@/lib/errors";

/** How much more of a body that is too large is still read, and for how long. */
const LINGER_BYTES = 32 * 1024 * 1024;
const LINGER_MS = 2_000;

/**
 * A request's body of at most `most` bytes. Throws `tooLarge` for a larger one, and never holds more than `most` bytes.
 * Before it throws, it reads on for a while: a client that is cut off while sending sees a broken connection and no
 * answer.
 */
export async function readBytes(
  { body }: Pick<Request, "body">,
  most: number,
  tooLarge: JobsError,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let passedAt: number | null = null;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size <= most) {
      chunks.push(chunk);
      continue;
    }
    chunks.length = 0;
    passedAt ??= performance.now();
    if (size > most + LINGER_BYTES || performance.now() > passedAt + LINGER_MS) break;
  }
  if (size > most) throw tooLarge;
  return Buffer.concat(chunks);
}
