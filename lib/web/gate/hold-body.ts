import type { IncomingMessage } from "node:http";
import { BodyBrokenOff, JobsError, TooSlow } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import type { BodyLease } from "@/lib/web/limits/body-budget";
import { limitsTexts } from "@/texts/server/limits";

/** As much as Next takes of an action. */
const MOST_BYTES = 1024 * 1024;
const LONGEST_MS = 60_000;

/**
 * Waits for the whole body of a request, and leaves it in the request for its real reader. Throws too_large, TooSlow,
 * BodyBrokenOff and the errors of the lease; Next would answer each of them with 500.
 */
export async function holdBody(request: IncomingMessage, lease: BodyLease): Promise<Buffer> {
  const pieces = await piecesOf(request, lease);
  for (const piece of pieces) request.push(piece);
  request.push(null);
  return Buffer.concat(pieces);
}

/** Node's parser hands each piece of a body, and null at its end, to the request's own `push`. */
function piecesOf(request: IncomingMessage, lease: BodyLease): Promise<Buffer[]> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let size = 0;
    const settle = (error?: unknown) => {
      clearTimeout(timer);
      request.off("close", leave);
      Reflect.deleteProperty(request, "push");
      if (error) reject(error);
      else resolve(pieces);
    };
    const leave = () => settle(new BodyBrokenOff());
    const timer = setTimeout(() => settle(new TooSlow(limitsTexts.tooLate)), LONGEST_MS);
    request.once("close", leave);
    request.push = (piece: unknown) => {
      try {
        if (!Buffer.isBuffer(piece)) settle();
        else {
          size += piece.length;
          if (size > MOST_BYTES)
            throw new JobsError(
              "too_large",
              formatMessage(limitsTexts.largestAction, { megabytes: MOST_BYTES / 1024 ** 2 }),
            );
          lease.hold(piece.length);
          pieces.push(piece);
        }
      } catch (error) {
        settle(error);
      }
      return true;
    };
  });
}
