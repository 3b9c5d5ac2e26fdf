import type { Readable } from "node:stream";

/** A page waits no longer for a store, whatever it asks of it. */
export const STORE_WAIT_MS = 2_000;

/** Rejects when the time of `signal` is up. */
export const timeUp = (signal: AbortSignal) =>
  new Promise<never>((_, refuse) => {
    signal.addEventListener("abort", () => refuse(signal.reason), { once: true });
  });

/** Closes a stream that nobody reads: what it has to say of that must not end the process. */
export function discard(stream: Readable | undefined): void {
  stream?.on("error", () => undefined);
  stream?.destroy();
}
