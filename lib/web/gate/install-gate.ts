import { subscribe } from "node:diagnostics_channel";
import { Server } from "node:http";
import type { Duplex } from "node:stream";
import { type GateOptions, passGate } from "./gate";

/**
 * Prepares the HTTP server of this process at its first connection: Next makes it, and offers no way to it. Node says
 * which server a new connection belongs to.
 */
export function installGate(options: GateOptions & { development: boolean }) {
  const prepared = new WeakSet<Server>();
  subscribe("net.server.socket", (message) => {
    const server = serverOf(message);
    if (!server || prepared.has(server)) return;
    prepared.add(server);
    prepare(server, options);
  });
}

function prepare(server: Server, options: GateOptions & { development: boolean }) {
  // Node's limit for a whole request, five minutes, would end every longer upload. The readers of bodies have their own;
  // Node's limit for a head, a minute, stays.
  server.requestTimeout = 0;
  // Without a listener, Node ignores the wish for another protocol, such as h2c, and answers over HTTP/1.1. The
  // development server of Next has a web socket.
  if (!options.development) server.removeAllListeners("upgrade");
  server.on("connect", (_, socket) => refuseTunnel(socket));
  const listeners = server.listeners("request");
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    const serve = () => {
      for (const listener of listeners) Reflect.apply(listener, server, [request, response]);
    };
    void passGate(request, response, options, serve);
  });
}

/** Node closes the connection of a CONNECT without an answer when nobody listens. */
function refuseTunnel(socket: Duplex) {
  socket.on("error", () => undefined);
  socket.end("HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
}

function serverOf(message: unknown): Server | null {
  const part = (of: unknown, name: string): unknown =>
    typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined;
  const server = part(part(message, "socket"), "server");
  return server instanceof Server ? server : null;
}
