import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";

export interface Received {
  path: string;
  key: string;
  run: string | undefined;
  authorization: string | undefined;
  headers: IncomingMessage["headers"];
  body: string;
}

/** What the console does with a request instead of serving it. */
type Fault =
  /** Reads the request and never answers. */
  | "swallow"
  /** Answers without end, a byte at a time. */
  | "drip"
  /** Does what is asked, and breaks the connection before the answer. */
  | "cut after"
  /** Breaks the connection at once. */
  | "cut before"
  | { status: number; body?: object; headers?: Record<string, string> };

/**
 * A small server with the routes of the console's API for producers. It stores answers by their key, and has the faults
 * that a test asks for.
 */
export class ScriptedConsole {
  /** Every request that came, in order. */
  readonly received: Received[] = [];
  /** What was really done: each key once. */
  readonly done: Received[] = [];
  /** The fault that a request meets, if any; `nth` counts the requests from 1. */
  fault: (request: Received, nth: number) => Fault | undefined = () => undefined;
  private readonly kept = new Map<string, object>();
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;
  private port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it, on the same port as before. */
  async start() {
    const server = createServer((request, response) => void this.take(request, response));
    server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("error", () => undefined);
    });
    await new Promise<void>((listening) => server.listen(this.port, "127.0.0.1", listening));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Stops it and breaks all connections, as a crash would. */
  async stop() {
    const { server } = this;
    this.server = null;
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
    if (server) await new Promise((closed) => server.close(closed));
  }

  /** The paths of what was done, without the part that all of them share. */
  get story(): string[] {
    return this.done.map(({ path }) => path.replace("/api/v1/", ""));
  }

  private async take(request: IncomingMessage, response: ServerResponse) {
    const { url = "", headers } = request;
    const body = (await buffer(request).catch(() => Buffer.alloc(0))).toString("utf8");
    const key = String(headers["idempotency-key"]);
    const run = headers["run-token"]?.toString();
    const received = { path: url, key, run, authorization: headers.authorization, headers, body };
    this.received.push(received);
    const fault = this.fault(received, this.received.length);
    if (fault === "swallow") return;
    if (fault === "drip") return drip(response);
    if (fault === "cut before") return void request.socket.destroy();
    if (typeof fault === "object") return say(response, fault.status, fault.body ?? {}, fault.headers);
    const answer = this.kept.get(key) ?? this.perform(received);
    this.kept.set(key, answer);
    if (fault === "cut after") return void request.socket.destroy();
    say(response, 200, answer);
  }

  private perform(received: Received): object {
    this.done.push(received);
    if (received.path === "/api/v1/jobs") return { id: String(this.done.length), status: "pending" };
    if (/jobs\/\d+\/start$/.test(received.path)) return { id: "1", status: "running", runToken: "run-1" };
    if (received.path.endsWith("/subtasks")) return { numbers: [7] };
    return { id: "1" };
  }
}

function drip(response: ServerResponse) {
  response.writeHead(200, { "Content-Type": "application/json" });
  const dripping = setInterval(() => response.write(" "), 10);
  response.on("close", () => clearInterval(dripping));
}

function say(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}) {
  response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** A scripted console that serves until the test ends. */
export async function scriptedConsole(): Promise<ScriptedConsole> {
  const site = new ScriptedConsole();
  await site.start();
  onTestFinished(() => site.stop());
  return site;
}
