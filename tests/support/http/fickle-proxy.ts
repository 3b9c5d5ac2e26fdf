import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** Stands between a browser and a console, as a proxy of a network does. */
export interface FickleProxy {
  /** http://localhost:PORT */
  address: string;
  /** Where requests go; null: every connection breaks, as if no server were there. */
  target: string | null;
  /** Whether it hands an answer on only when it has all of it: a stream that does not end never comes. */
  isBuffering: boolean;
}

/** A proxy for a test, which lets everything through at first. It ends with the test. */
export async function fickleProxy(target: string): Promise<FickleProxy> {
  const sockets = new Set<Socket>();
  const proxy: FickleProxy = { address: "", target, isBuffering: false };
  const server = createServer((incoming, answer) => {
    if (proxy.target === null) incoming.socket.destroy();
    else hand(incoming, answer, { target: proxy.target, isBuffering: () => proxy.isBuffering });
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
  });
  await new Promise<void>((listening) => server.listen(0, "localhost", listening));
  const { port } = server.address() as AddressInfo;
  proxy.address = `http://localhost:${port}`;
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return proxy;
}

interface Way {
  target: string;
  isBuffering: () => boolean;
}

function hand(incoming: IncomingMessage, answer: ServerResponse, { target, isBuffering }: Way) {
  const { method, url, headers } = incoming;
  const onward = request(new URL(url ?? "/", target), {
    method,
    headers: { ...headers, host: new URL(target).host },
  });
  onward.on("error", () => answer.destroy());
  answer.on("close", () => onward.destroy());
  onward.on("response", (reply) => {
    reply.on("error", () => answer.destroy());
    if (!isBuffering()) {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
      return;
    }
    void buffer(reply).then(
      (whole) => answer.writeHead(reply.statusCode ?? 502, reply.headers).end(whole),
      () => answer.destroy(),
    );
  });
  incoming.pipe(onward);
}
