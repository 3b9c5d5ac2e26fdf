import type { IncomingMessage, ServerResponse } from "node:http";

/** How much of a body is still read after the answer, and for how long. */
const LINGER_BYTES = 32 * 1024 * 1024;
const LINGER_MS = 5_000;

/**
 * Reads on for a while when a request is answered before its body has come: a client that is cut off while it sends sees
 * a broken connection and no answer. After that, or when more comes, the connection is closed.
 */
export function lingerAfterAnswer(request: IncomingMessage, response: ServerResponse) {
  response.once("finish", () => {
    if (request.complete || request.destroyed) return;
    let left = LINGER_BYTES;
    const drop = () => {
      for (let piece: unknown = request.read(); piece !== null; piece = request.read()) {
        left -= Buffer.isBuffer(piece) ? piece.length : 0;
      }
      if (left < 0) request.socket.destroy();
    };
    const timer = setTimeout(() => request.socket.destroy(), LINGER_MS).unref();
    request.once("close", () => clearTimeout(timer));
    request.once("end", () => clearTimeout(timer));
    request.unpipe();
    request.on("readable", drop);
    drop();
  });
}
