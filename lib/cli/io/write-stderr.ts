import { writeSync } from "node:fs";

const STDERR = 2;

/**
 * Writes to stderr, and returns whether anybody reads it. Never through process.stderr: that would make the pipe behind
 * it non-blocking for all who share it, and a command of `run` whose stdout is the same pipe would lose output while
 * the reader is slow.
 */
export function writeStderr(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(STDERR, bytes, at);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) return false;
      pauseBriefly();
    }
  }
  return true;
}

/** Another process made the pipe non-blocking, and it is full. */
function pauseBriefly() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}
