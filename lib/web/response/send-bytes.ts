import type { Readable } from "node:stream";
import { currentResponse } from "@/lib/current-request";
import { StorageUnavailable } from "@/lib/errors";
import { logFault } from "@/lib/log-fault";
import { setAnswerHeader } from "./answer-header";
import { webStream } from "./web-stream";

/** What is sent: `length` bytes, which begin with `lead`. `rest` may hold more than are wanted. */
export interface Bytes {
  lead: Buffer;
  rest: Readable;
  length: number;
}

/**
 * An answer's body of exactly as many bytes as its Content-Length promises. Where fewer come, the connection is
 * broken off: nobody can take what there is for the whole. However the answer ends, `rest` is closed.
 */
export function sendBytes({ lead, rest, length }: Bytes, path: string): ReadableStream<Uint8Array> {
  const response = currentResponse();
  setAnswerHeader("Content-Length", String(length));
  // Next leaves a body that it has not begun, and waits for one that it has, when the client goes: the file is
  // closed from here.
  const close = () => rest.destroy();
  response?.once("close", close);
  if (response?.destroyed) close();
  // What fails is told by the chunks; once those are over, nobody wants to know.
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
      const wanted = chunk.subarray(0, missing);
      missing -= wanted.length;
      yield wanted;
      if (missing === 0) return;
    }
    throw new StorageUnavailable(`The file ended ${missing} bytes too soon.`);
  } finally {
    rest.destroy();
  }
}
