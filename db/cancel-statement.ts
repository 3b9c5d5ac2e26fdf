import { connect } from "node:net";
import { Client, type PoolClient } from "pg";

const CANCEL_REQUEST = 80_877_102;
const LONGEST_MS = 2_000;

/**
 * Asks the server to stop what this connection is running, by the protocol's CancelRequest. That goes over a connection
 * of its own and carries the two numbers that the server gave at the start (PostgreSQL, "Message Flow", Canceling
 * Requests in Progress), so it also works through PgBouncer. Resolves when the server has taken the request, or can't
 * be reached: then the statement's time limit ends it.
 */
export async function cancelStatement(client: PoolClient): Promise<void> {
  const [processId, secret] = [Reflect.get(client, "processID"), Reflect.get(client, "secretKey")];
  if (!(client instanceof Client && typeof processId === "number" && typeof secret === "number")) return;
  const packet = Buffer.alloc(16);
  for (const [place, value] of [16, CANCEL_REQUEST, processId, secret].entries()) {
    packet.writeInt32BE(value, 4 * place);
  }
  const { host, port } = client;
  await new Promise<void>((resolve) => {
    const socket = host.startsWith("/") ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    socket.setTimeout(LONGEST_MS, () => socket.destroy());
    // The server sends no answer: it closes the connection when the signal is on its way.
    socket.once("close", () => resolve()).on("error", () => undefined);
    socket.resume().write(packet);
  });
}
