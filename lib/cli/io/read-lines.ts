import { StringDecoder } from "node:string_decoder";
import { InvalidInput } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { inputTexts } from "@/texts/cli/input";

const LONGEST = 64 * 1024 * 1024;

/** The lines of a stream with their numbers from 1, blank ones too. A line that would fill the memory is refused. */
export async function* readLines(
  stream: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<{ number: number; line: string }> {
  const decoder = new StringDecoder("utf8");
  const parts: string[] = [];
  let length = 0;
  let number = 1;
  const take = () => parts.splice(0).join("");
  for await (const chunk of stream) {
    const [first = "", ...others] = decoder.write(Buffer.from(chunk)).split("\n");
    parts.push(first);
    length += first.length;
    for (const other of others) {
      yield { number: number++, line: take() };
      parts.push(other);
      length = other.length;
    }
    if (length > LONGEST)
      throw new InvalidInput("file", formatMessage(inputTexts.longLine, { line: number }));
  }
  parts.push(decoder.end());
  const last = take();
  if (last !== "") yield { number, line: last };
}
