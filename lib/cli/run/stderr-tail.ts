import { leftOut, Tail } from "@/lib/cli/io/tail";
import { LIMITS } from "@/packages/producer/src/limits";

const LINES = 200;
/** Room for the line that stands for what is left out. */
const LABEL_BYTES = 100;

/** The last 200 lines of a command's stderr, at most as long as a trace may be. */
export class StderrTail {
  /** How many bytes came in all. */
  total = 0;
  private readonly tail = new Tail(LIMITS.trace - LABEL_BYTES);

  push(chunk: Uint8Array) {
    this.total += chunk.length;
    this.tail.push(chunk);
  }

  /** Null when there were none. */
  text(): string | null {
    if (this.total === 0) return null;
    const lines = this.tail.text().split("\n");
    // A line break at the end does not begin a line.
    const wanted = lines.at(-1) === "" ? LINES + 1 : LINES;
    if (lines.length > wanted) return lines.slice(-wanted).join("\n");
    return (this.tail.lost > 0 ? leftOut(this.tail.lost) : "") + lines.join("\n");
  }
}
