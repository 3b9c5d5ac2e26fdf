import { connect, createServer, type Socket } from "node:net";

/** The first bytes of the message that gives a session its number: its kind, and a length of 12. */
const KEY_DATA = Buffer.from([0x4b, 0, 0, 0, 12]);

/**
 * A proxy to a database that gives sessions numbers of its own, as PgBouncer does: from this a client can tell that
 * another server may run its next statement.
 */
export async function startPooler(url: string): Promise<{ url: string; close(): Promise<void> }> {
  const target = new URL(url);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    client.pipe(upstream);
    upstream.on("data", (chunk) => {
      const at = chunk.indexOf(KEY_DATA);
      if (at >= 0) chunk.writeInt32BE(7, at + KEY_DATA.length);
      client.write(chunk);
    });
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        client.destroy();
        upstream.destroy();
      });
    }
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const through = new URL(url);
  through.host = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  return {
    url: through.href,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
