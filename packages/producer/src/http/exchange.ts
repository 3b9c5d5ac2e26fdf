import http from "node:http";
import https from "node:https";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { texts } from "../texts.ts";
import { readFirst } from "./file-path.ts";

/** Of a file, the first `size` bytes are sent. */
export type Body =
  | string
  | Uint8Array
  | { path: string | Uint8Array; size: number; signal?: AbortSignal | undefined };

export interface Answer {
  status: number;
  retryAfter: string | undefined;
  text: string;
}

interface OutgoingRequest {
  url: URL;
  headers: Record<string, string>;
  body: Body;
  /** The limit for connecting, and for a time without any data. */
  timeoutMs: number;
}

/** The console never sends a longer answer. */
const LONGEST_ANSWER = 1024 * 1024;
/** A connection slower than this counts as broken, in bytes a ms. */
const SLOWEST = 50;

const agents = {
  "http:": new http.Agent({ keepAlive: true }),
  "https:": new https.Agent({ keepAlive: true }),
};

/**
 * Sends a request and reads the answer, within a time that depends on its size. Rejects without an answer. It never
 * keeps the process alive.
 */
export async function exchange(outgoing: OutgoingRequest): Promise<Answer> {
  for (;;) {
    const answer = await exchangeOnce(outgoing);
    if (answer !== "stale") return answer;
  }
}

/** A kept-alive connection may be closed by the server, which shows only when it is used: "stale". */
function exchangeOnce({ url, headers, body, timeoutMs }: OutgoingRequest): Promise<Answer | "stale"> {
  const size = typeof body === "string" ? Buffer.byteLength(body) : "path" in body ? body.size : body.length;
  const secure = url.protocol === "https:";
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(url, {
      method: "POST",
      agent: secure ? agents["https:"] : agents["http:"],
      headers: { ...headers, "Content-Length": String(size) },
    });
    const late = () => request.destroy(new Error(texts.nothingCame(timeoutMs)));
    const timers = [
      setTimeout(() => soon(() => request.socket?.connecting !== false && late()), timeoutMs),
      setTimeout(() => soon(late), timeoutMs + size / SLOWEST),
    ];
    for (const timer of timers) timer.unref();
    request.on("socket", (socket) => socket.unref());
    request.setTimeout(timeoutMs, () => soon(late));
    request.on("close", () => timers.forEach(clearTimeout));
    request.on("error", (error) =>
      request.reusedSocket && isReset(error) ? resolve("stale") : reject(error),
    );
    request.on("response", (response) => {
      readWhole(response).then((text) => {
        // The console did not want the rest of the body: stop sending it.
        if (!request.writableFinished) request.destroy();
        const answer = {
          status: response.statusCode ?? 0,
          retryAfter: response.headers["retry-after"],
          text,
        };
        // By then the connection is free again, and the next request reuses it.
        setImmediate(() => resolve(answer));
      }, reject);
    });
    if (typeof body === "string" || !("path" in body)) request.end(body);
    else if (size === 0) request.end();
    else pipeline(readFirst(body.path, size, body.signal), request).catch(reject);
  });
}

const isReset = (error: Error) => "code" in error && (error.code === "ECONNRESET" || error.code === "EPIPE");

/** Timers run before input: an answer that arrived while the process was busy must be read before it counts as late. */
const soon = (then: () => void) => setImmediate(() => setImmediate(then));

function readWhole(stream: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    stream.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > LONGEST_ANSWER) stream.destroy(new Error(texts.answerTooLong));
    });
    stream.on("error", reject);
    stream.on("close", () => reject(new Error(texts.answerBrokeOff)));
    stream.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
  });
}
