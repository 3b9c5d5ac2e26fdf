import { StringDecoder } from "node:string_decoder";
import { leftOut, Tail } from "./tail";

/** Room for the line that stands for what is left out. */
const LABEL_BYTES = 100;

/**
 * A stream as text of at most `limit` bytes. A longer one keeps head and tail, and says in between how much is left
 * out. Memory holds no more than that. A byte-order mark is dropped; with one of UTF-16, as PowerShell writes, the text
 * is read as that. What is not text is replaced.
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
  if (tail.lost === 0) return decoded(Buffer.concat([head, tail.bytes()]));
  // A character that is cut through is left out.
  return `${withoutMark(new StringDecoder("utf8").write(head))}\n${leftOut(tail.lost)}${tail.text()}`;
}

function decoded(bytes: Buffer): string {
  const [one, two] = bytes;
  if (one === 0xff && two === 0xfe) return bytes.toString("utf16le", 2);
  if (one === 0xfe && two === 0xff && bytes.length % 2 === 0)
    return Buffer.from(bytes).swap16().toString("utf16le", 2);
  return withoutMark(bytes.toString("utf8"));
}

const withoutMark = (text: string): string => text.replace(/^\ufeff/, "");
