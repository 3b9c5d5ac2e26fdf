import { StringDecoder } from "node:string_decoder";
import { leftOut, Tail } from "./tail";

/** Room for the line that stands for what is left out. */
const LABEL_BYTES = 100;

/**
 * A stream as text of at most `limit` bytes. A longer one keeps head and tail, and says in between how much is left
 * out. Memory holds no more than that.
 */
export async function readText(stream: AsyncIterable<Uint8Array | string>, limit: number): Promise<string> {
  const half = Math.floor((limit - LABEL_BYTES) / 2);
  const heads: Buffer[] = [];
  let headBytes = 0;
  const tail = new Tail(half);
  for await (const piece of stream) {
    const chunk = Buffer.from(piece);
    const start = chunk.subarray(0, half - headBytes);
    if (start.length > 0) heads.push(start);
    headBytes += start.length;
    tail.push(chunk.subarray(start.length));
  }
  const head = Buffer.concat(heads);
  if (tail.lost === 0) return Buffer.concat([head, tail.bytes()]).toString("utf8");
  // A character that is cut through is left out.
  return `${new StringDecoder("utf8").write(head)}\n${leftOut(tail.lost)}${tail.text()}`;
}
