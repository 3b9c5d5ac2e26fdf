import { formatMessage } from "@/lib/texts/format-message";
import { inputTexts } from "@/texts/cli/input";

/** The last bytes of a stream, in memory of a fixed size however long the stream is. */
export class Tail {
  private total = 0;
  private readonly ring: Buffer;

  constructor(size: number) {
    this.ring = Buffer.alloc(size);
  }

  push(chunk: Uint8Array) {
    const size = this.ring.length;
    const kept = chunk.subarray(Math.max(0, chunk.length - size));
    const at = (this.total + chunk.length - kept.length) % size;
    const untilEnd = Math.min(kept.length, size - at);
    this.ring.set(kept.subarray(0, untilEnd), at);
    this.ring.set(kept.subarray(untilEnd), 0);
    this.total += chunk.length;
  }

  /** How many bytes were dropped. */
  get lost(): number {
    return Math.max(0, this.total - this.ring.length);
  }

  bytes(): Buffer {
    const at = this.total % this.ring.length;
    if (this.lost === 0) return this.ring.subarray(0, this.total);
    return Buffer.concat([this.ring.subarray(at), this.ring.subarray(0, at)]);
  }

  /** The last bytes as text; after a cut, from the first whole character on. */
  text(): string {
    const bytes = this.bytes();
    // The later bytes of a character look like 10xxxxxx, and there are three at most.
    const withIO = this.lost === 0 ? 0 : bytes.subarray(0, 3).findIndex((byte) => (byte & 0xc0) !== 0x80);
    return bytes.toString("utf8", Math.max(0, withIO));
  }
}

/** The line that stands for what was left out. */
export const leftOut = (bytes: number): string => `${formatMessage(inputTexts.leftOut, { bytes })}\n`;
