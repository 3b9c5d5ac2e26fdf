import { Agent, get } from "node:http";
import { z } from "zod";

/**
 * Requests one page again and again from a process of its own, so that neither the bench nor the server waits for it.
 * Each client has one connection, and sends its next request when it has the whole answer, still compressed.
 */
const order = z.object({ url: z.string(), cookie: z.string(), clients: z.number(), ms: z.number() });

process.on("message", async (message) => {
  const { url, cookie, clients, ms } = order.parse(message);
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const until = performance.now() + ms;
  const took: number[] = [];
  let faults = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        const asked = performance.now();
        if (await isAnswered(url, cookie, agent)) took.push(performance.now() - asked);
        else faults++;
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  process.send?.({ took, faults, seconds });
});
process.once("disconnect", () => process.exit());

/** Asks as a browser does; the answer is read but not decompressed. */
function isAnswered(url: string, cookie: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = { cookie, "accept-encoding": "gzip, deflate, br, zstd", accept: "text/html" };
    get(url, { agent, headers }, (answer) => {
      answer.resume();
      answer.once("close", () => resolve(answer.complete && answer.statusCode === 200));
    }).once("error", () => resolve(false));
  });
}
