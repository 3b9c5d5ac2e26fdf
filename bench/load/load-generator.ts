import { Agent, get } from "node:http";
import { z } from "zod";

/**
 * Asks for one page over and over from a process of its own, so that neither the bench nor what it measures waits
 * for it. Each client keeps one connection, and asks again as soon as it has the whole answer, as it came.
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

/** As a browser asks; what comes is read, not unpacked. */
function isAnswered(url: string, cookie: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = { cookie, "accept-encoding": "gzip, deflate, br, zstd", accept: "text/html" };
    get(url, { agent, headers }, (answer) => {
      answer.resume();
      answer.once("close", () => resolve(answer.complete && answer.statusCode === 200));
    }).once("error", () => resolve(false));
  });
}
