import type { Readable } from "node:stream";

/** The longest time that a page waits for a store. */
export const STORE_WAIT_MS = 2_000;

/** Rejects when `signal` fires. */
export const timeUp = (signal: AbortSignal) =>
  new Promise<never>((_, refuse) => {
    signal.addEventListener("abort", () => refuse(signal.reason), { once: true });
  });

/** Closes a stream that nobody reads. Its errors must not end the process. */
export function discard(stream: Readable | undefined): void {
  stream?.on("error", () => undefined);
  stream?.destroy();
}
