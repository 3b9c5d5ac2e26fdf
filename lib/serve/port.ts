import { createServer } from "node:net";

const FIRST = 3000;
const LAST = 3999;

/** The given port; throws if it is taken. Without one, the first free port from 3000 on. */
export async function findPort(requested: number | undefined): Promise<number> {
  if (requested !== undefined) {
    if (await isFree(requested)) return requested;
    throw new Error(`PORT: ${requested} is taken. Choose another, or leave PORT out for the next free one.`);
  }
  for (let port = FIRST; port <= LAST; port++) {
    if (await isFree(port)) return port;
  }
  throw new Error(`PORT: none of ${FIRST} to ${LAST} is free.`);
}

/** Whether it is free on every address that Next listens on: all of IPv6 and IPv4, and the loopback alone. */
async function isFree(port: number): Promise<boolean> {
  for (const host of [undefined, "127.0.0.1"]) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((answer) => {
    const server = createServer();
    server.once("error", () => answer(false));
    server.listen({ port, host }, () => server.close(() => answer(true)));
  });
}
