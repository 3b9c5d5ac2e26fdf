import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/**
 * A proxy in front of a console that loses the answer to the first POST: the console has done what it was asked, but
 * the client can't know. Resolves with the proxy's address.
 */
export async function losingOneAnswer(address: string): Promise<string> {
  let lost = false;
  const server = createServer((asked, answer) => {
    const { method, url, headers } = asked;
    const onward = request(new URL(url ?? "/", address), { method, headers }, (answered) => {
      const isLost = method === "POST" && !lost;
      lost ||= isLost;
      if (isLost) answered.resume().once("end", () => asked.socket.destroy());
      else {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      }
    });
    onward.once("error", () => asked.socket.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}
