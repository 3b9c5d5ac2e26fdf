import { connect, createServer, type Socket } from "node:net";

/** The first bytes of the message that gives a session its number: its kind, and a length of 12. */
const KEY_DATA = Buffer.from([0x4b, 0, 0, 0, 12]);

/**
 * A proxy to a database that gives sessions numbers of its own, as PgBouncer does: from this a client can tell that
 * another server may run its next statement. As PgBouncer with `ignore_startup_parameters = options`, it may also leave
 * out the options that a client asks for at the start.
 */
export async function startPooler(
  url: string,
  { takesOptions = true } = {},
): Promise<{ url: string; close(): Promise<void> }> {
  const target = new URL(url);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    client.once("data", (first: Buffer) => {
      upstream.write(takesOptions ? first : withoutOptions(first));
      client.pipe(upstream);
    });
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

/** A start message: its length, the version of the protocol, then names and values, each with a zero at its end. */
function withoutOptions(message: Buffer): Buffer {
  const words = message.toString("utf8", 8).split("\0");
  const at = words.indexOf("options");
  if (at >= 0) words.splice(at, 2);
  const rest = Buffer.from(words.join("\0"), "utf8");
  const head = Buffer.alloc(8);
  message.copy(head, 4, 4, 8);
  head.writeInt32BE(rest.length + 8);
  return Buffer.concat([head, rest]);
}
