import { currentResponse, requestAbandoned } from "@/lib/current-request";
import { BodyBrokenOff, TooSlow } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { limitsTexts } from "@/texts/server/limits";

/** Under which terms a body is read. They may change while it is. */
export interface BodyTerms {
  /** The longest time without a byte. */
  idleMs: number;
  /** The longest time in all; without it, as long as bytes come. */
  totalMs?: number;
  /** Ends the reading with its reason, a JobsError. */
  signal?: AbortSignal;
}

/**
 * The pieces of a request's body as they come. Time in which the caller is busy with a piece does not count. Throws
 * TooSlow, BodyBrokenOff, or the signal's reason. The body is never cancelled: that would end the connection before the
 * answer.
 */
export async function* bodyChunks(
  { body }: Pick<Request, "body">,
  terms: BodyTerms,
): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  const begun = performance.now();
  for (;;) {
    const { idleMs, totalMs = Number.POSITIVE_INFINITY, signal } = terms;
    const left = begun + totalMs - performance.now();
    const late =
      left < idleMs
        ? limitsTexts.tooLate
        : formatMessage(limitsTexts.nothingMore, { seconds: Math.round(idleMs / 1000) });
    const { done, value } = await inTime(reader.read(), Math.min(idleMs, left), { late, signal });
    if (done) return;
    yield value;
  }
}

interface Ends {
  /** What is said when the time is over. */
  late: string;
  signal: AbortSignal | undefined;
}

function inTime<Value>(read: Promise<Value>, ms: number, { late, signal }: Ends): Promise<Value> {
  return new Promise((resolve, reject) => {
    const over = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    };
    const fail = (error: unknown) => {
      over();
      reject(error);
    };
    const stop = () => fail(signal?.reason);
    const timer = setTimeout(() => fail(new TooSlow(late)), Math.max(0, ms));
    signal?.addEventListener("abort", stop);
    read.then(
      (value) => {
        over();
        resolve(value);
      },
      (error: unknown) => fail(brokenOff(error)),
    );
    if (signal?.aborted) stop();
  });
}

/** Whatever the stream says when its client has left. */
const brokenOff = (error: unknown): unknown =>
  requestAbandoned()?.aborted || currentResponse()?.req.destroyed
    ? new BodyBrokenOff({ cause: error })
    : error;
