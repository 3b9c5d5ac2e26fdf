import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** False where the connection broke off before the promised end. */
  isComplete: boolean;
}

interface RawRequest {
  method?: string;
  headers?: Record<string, string>;
}

/** Sends a request whose path stays as it is written (`fetch` takes the dots out), up to the answer's head. */
export function begin(address: string, path: string, { method = "GET", headers = {} }: RawRequest = {}) {
  const { hostname, port } = new URL(address);
  return new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
      // From the start: whoever reads it sees that it is not complete.
      answer.on("error", () => undefined);
      resolve(answer);
    });
    sent.once("error", reject).end();
  });
}

/** The rest of an answer, as far as it comes. */
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

/** Requests to a test's console with one cookie, which is known once the console is up. */
export const requestsTo =
  (up: { site: { address: string } }, cookie: () => string) =>
  (path: string, headers: Record<string, string> = {}, method = "GET") =>
    requestRaw(up.site.address, path, { method, headers: { cookie: cookie(), ...headers } });
