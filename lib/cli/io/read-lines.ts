import { InvalidInput } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { inputTexts } from "@/texts/cli/input";

const LONGEST = 64 * 1024 * 1024;
const LINE_FEED = 10;

/**
 * The lines of a stream as bytes, without the line feed, with their numbers from 1; blank ones too. A line that would
 * fill the memory is refused.
 */
export async function* readLines(
  stream: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<{ number: number; line: Buffer }> {
  const parts: Buffer[] = [];
  let length = 0;
  let number = 1;
  const take = () => Buffer.concat(parts.splice(0));
  for await (const piece of stream) {
    const chunk = Buffer.from(piece);
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      parts.push(chunk.subarray(from, end));
      yield { number: number++, line: take() };
      from = end + 1;
      length = 0;
    }
    parts.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > LONGEST)
      throw new InvalidInput("file", formatMessage(inputTexts.longLine, { line: number }));
  }
  const last = take();
  if (last.length > 0) yield { number, line: last };
}
