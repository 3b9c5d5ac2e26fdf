import { get, type IncomingHttpHeaders } from "node:http";
import type { SignedInConsole } from "./serve-console";

const LINE_END = 10;

export interface DroppedAnswer {
  headers: IncomingHttpHeaders;
  bytes: number;
  lines: number;
}

interface Dropping {
  /** Takes some of the client's time. */
  countLines?: boolean;
}

/**
 * Requests a path of the console on a connection of its own, and throws the answer away. Throws unless it was whole.
 */
export function dropAnswer(
  { address, cookie }: Pick<SignedInConsole, "address" | "cookie">,
  path: string,
  { countLines = false }: Dropping = {},
): Promise<DroppedAnswer> {
  return new Promise((resolve, reject) => {
    const request = get(address + path, { headers: { cookie }, agent: false }, (answer) => {
      const dropped = { headers: answer.headers, bytes: 0, lines: 0 };
      answer.on("data", (chunk: Buffer) => {
        dropped.bytes += chunk.length;
        for (
          let at = countLines ? chunk.indexOf(LINE_END) : -1;
          at >= 0;
          at = chunk.indexOf(LINE_END, at + 1)
        ) {
          dropped.lines++;
        }
      });
      answer
        .on("error", () => undefined)
        .once("close", () => {
          if (answer.statusCode === 200 && answer.complete) resolve(dropped);
          else
            reject(
              new Error(`${path} answered ${answer.statusCode}, and broke off after ${dropped.bytes} bytes.`),
            );
        });
    });
    request.once("error", reject);
  });
}
