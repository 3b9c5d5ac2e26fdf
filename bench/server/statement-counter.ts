import { connect, createServer, type Socket } from "node:net";

export interface StatementCounter {
  /** The database's address through this link. */
  url: string;
  /** How many statements came from sessions of this application name. */
  count(applicationName: string): number;
  close(): Promise<void>;
}

/** A simple query, and the execution of a prepared one: all others of its messages belong to one of the two. */
const STATEMENTS = new Set(["Q", "E"]);

/** A link to a database that counts statements by reading what clients send. It understands no encryption. */
export async function startStatementCounter(databaseUrl: string): Promise<StatementCounter> {
  const target = new URL(databaseUrl);
  const counts = new Map<string, number>();
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    const reader = new ClientMessages((name) => counts.set(name, (counts.get(name) ?? 0) + 1));
    client.on("data", (chunk) => reader.push(chunk));
    client.pipe(upstream).pipe(client);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(socket);
      socket.setNoDelay(true).on("error", () => other.destroy());
      socket.once("close", () => {
        open.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const through = new URL(databaseUrl);
  through.host = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  return {
    url: through.href,
    count: (applicationName) => counts.get(applicationName) ?? 0,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

/** The messages of one client: the first has no type, but its application name. */
class ClientMessages {
  private waiting = Buffer.alloc(0);
  private applicationName: string | null = null;
  private readonly counted: (applicationName: string) => void;

  constructor(counted: (applicationName: string) => void) {
    this.counted = counted;
  }

  push(chunk: Buffer) {
    this.waiting = Buffer.concat([this.waiting, chunk]);
    for (;;) {
      const typed = this.applicationName === null ? 0 : 1;
      if (this.waiting.length < typed + 4) return;
      const length = typed + this.waiting.readInt32BE(typed);
      if (this.waiting.length < length) return;
      this.take(this.waiting.subarray(0, length));
      this.waiting = this.waiting.subarray(length);
    }
  }

  private take(message: Buffer) {
    if (this.applicationName !== null) {
      if (STATEMENTS.has(message.toString("latin1", 0, 1))) this.counted(this.applicationName);
      return;
    }
    const facts = message.toString("utf8", 8).split("\0");
    const at = facts.indexOf("application_name");
    this.applicationName = at < 0 ? "" : (facts[at + 1] ?? "");
  }
}
