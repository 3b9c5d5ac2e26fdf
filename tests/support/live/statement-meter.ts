import { connect, createServer } from "node:net";
import { onTestFinished } from "vitest";

/** PostgreSQL's word for "run it": one for each statement. */
const EXECUTE = "E".charCodeAt(0);
const HEAD = 5;

interface StatementMeter {
  /** The database's address through the meter. */
  url: string;
  /** How many statements have passed. */
  statements(): number;
}

/** Counts the statements that pass on the way to a database, until the test is over. */
export async function statementMeter(url: string): Promise<StatementMeter> {
  const target = new URL(url);
  let statements = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) socket.on("error", () => socket.destroy());
    let rest = Buffer.alloc(0);
    let hasStarted = false;
    client.on("data", (chunk) => {
      rest = Buffer.concat([rest, typeof chunk === "string" ? Buffer.from(chunk) : chunk]);
      // The first message has no type.
      if (!hasStarted && rest.length >= 4) {
        rest = rest.subarray(rest.readInt32BE(0));
        hasStarted = true;
      }
      while (rest.length >= HEAD && rest.length > rest.readInt32BE(1)) {
        if (rest[0] === EXECUTE) statements++;
        rest = rest.subarray(1 + rest.readInt32BE(1));
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => void server.close());
  const address = server.address();
  const through = new URL(url);
  through.host = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  return { url: through.href, statements: () => statements };
}
