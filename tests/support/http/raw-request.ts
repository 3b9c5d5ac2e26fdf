import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** False when the connection broke off before the promised end. */
  isComplete: boolean;
}

interface RawRequest {
  method?: string;
  headers?: Record<string, string>;
}

/** Sends a request with its path exactly as written (`fetch` removes the dots), and reads the head of the answer. */
export function begin(address: string, path: string, { method = "GET", headers = {} }: RawRequest = {}) {
  const { hostname, port } = new URL(address);
  return new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
      // Set from the start: the reader sees by `isComplete` that the answer broke off.
      answer.on("error", () => undefined);
      resolve(answer);
    });
    sent.once("error", reject).end();
  });
}

/** Reads the rest of an answer, as much of it as comes. */
export function finish(answer: IncomingMessage): Promise<RawAnswer> {
  const chunks: Buffer[] = [];
  answer.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    answer.once("close", () => {
      const { statusCode: status = 0, headers, complete: isComplete } = answer;
      resolve({ status, headers, body: Buffer.concat(chunks), isComplete });
    });
  });
}

export const requestRaw = async (address: string, path: string, options: RawRequest = {}) =>
  finish(await begin(address, path, options));

/** Sends requests to a test's console with one cookie, which is known only when the console is running. */
export const requestsTo =
  (up: { site: { address: string } }, cookie: () => string) =>
  (path: string, headers: Record<string, string> = {}, method = "GET") =>
    requestRaw(up.site.address, path, { method, headers: { cookie: cookie(), ...headers } });
