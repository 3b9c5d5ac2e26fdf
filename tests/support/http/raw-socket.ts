import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface RawConnection {
  socket: Socket;
  /** What has come so far. */
  text: () => string;
  /** Resolves with all that came when the other side has closed. */
  closed: Promise<string>;
}

/** A connection on which a test writes a request byte by byte. It is closed after the test. */
export function openRaw(address: string, bytes: string | Buffer = ""): RawConnection {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  let text = "";
  socket.setEncoding("latin1").on("data", (piece: string) => {
    text += piece;
  });
  socket.on("error", () => undefined);
  if (bytes.length > 0) socket.write(bytes);
  const closed = new Promise<string>((resolve) => socket.once("close", () => resolve(text)));
  return { socket, text: () => text, closed };
}

/** A request as text. A body gets its length. */
export function rawRequest(line: string, headers: readonly string[] = [], body = ""): string {
  const length = body === "" ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  return [`${line} HTTP/1.1`, ...headers, ...length, "", body].join("\r\n");
}

/** Sends a request that asks for the connection's end, and returns the whole answer. */
export const askRaw = (address: string, line: string, headers: readonly string[] = [], body = "") =>
  openRaw(address, rawRequest(line, [...headers, "Connection: close"], body)).closed;

/** The status of an answer as text; null without one. */
export const statusOf = (answer: string): number | null =>
  Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0) || null;
