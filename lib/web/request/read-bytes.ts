import type { JobsError } from "@/lib/errors";

/** So much more of a body that is too large is still taken off the line, and for so long. */
const LINGER_BYTES = 32 * 1024 * 1024;
const LINGER_MS = 2_000;

/**
 * A request's body of at most `most` bytes; throws `tooLarge` for a larger one, of which no more is ever kept. Before
 * that it reads on for a while: who is cut off while sending sees a broken line in place of the answer.
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
