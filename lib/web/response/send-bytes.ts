import type { Readable } from "node:stream";
import { currentResponse } from "@/lib/current-request";
import { StorageUnavailable } from "@/lib/errors";
import { logFault } from "@/lib/log-fault";
import { formatMessage } from "@/lib/texts/format-message";
import { downloadTexts } from "@/texts/job/download";
import { setAnswerHeader } from "./answer-header";
import { webStream } from "./web-stream";

/** The bytes to send: `length` of them, which begin with `lead`. `rest` may hold more than that. */
export interface Bytes {
  lead: Buffer;
  rest: Readable;
  length: number;
}

/**
 * An answer's body of exactly as many bytes as its Content-Length promises. If fewer come, the connection is broken, so
 * that nobody takes them for the whole. However the answer ends, `rest` is closed.
 */
export function sendBytes({ lead, rest, length }: Bytes, path: string): ReadableStream<Uint8Array> {
  const response = currentResponse();
  setAnswerHeader("Content-Length", String(length));
  // When the client leaves, Next forgets a body that it has not begun, and waits for one that it has: the file is
  // closed here.
  const close = () => rest.destroy();
  response?.once("close", close);
  if (response?.destroyed) close();
  // The chunks report a failure; after them, nobody needs to know.
  rest.on("error", () => undefined);
  return webStream(exactly(lead, rest, length), (error) => {
    if (!response?.destroyed) logFault(error, path);
  });
}

async function* exactly(lead: Buffer, rest: Readable, length: number): AsyncGenerator<Uint8Array> {
  let missing = length - lead.length;
  try {
    if (lead.length > 0) yield lead;
    if (missing === 0) return;
    for await (const chunk of rest) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError("a file store gives bytes");
      const part = chunk.subarray(0, missing);
      missing -= part.length;
      yield part;
      if (missing === 0) return;
    }
    throw new StorageUnavailable(formatMessage(downloadTexts.endedTooSoon, { missing }));
  } finally {
    rest.destroy();
  }
}
