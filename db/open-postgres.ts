import { connect, type Socket } from "node:net";
import { Client } from "pg";
import postgres from "postgres";
import { CONNECT_TIMEOUT_MS, serverOptions } from "./settings";

type Row = Record<string, unknown>;

/** What is used of a client of `postgres`: the rest does not hold under faults (docs/decisions/0003-two-drivers.md). */
export interface PostgresClient {
  unsafe(
    text: string,
    values: (string | null)[],
    options: { prepare: false },
  ): PromiseLike<Row[]> & { values(): PromiseLike<unknown[][]> };
  /** Lets the statement under way end, if it takes a second at most. */
  end(): Promise<void>;
  /** Ends it at once, without a word to the server: one that does not answer would not answer that either. */
  destroy(): void;
}

/** The server accepted a connection, and closed it before it was ready. */
class ConnectionClosed extends Error {
  /** As `postgres` says it of one that was ready. */
  readonly code = "CONNECTION_CLOSED";
}

interface PostgresOptions {
  applicationName: string;
  statementTimeoutMs: number;
  onclose: () => void;
}

/** Times stay text with their microseconds: date, timestamp, timestamptz. */
const TIMES = [1082, 1114, 1184];

/**
 * A client of `postgres` with one connection, made to be thrown away at its first fault. It sends nothing of its own,
 * keeps nothing on the server, and takes values as they are: text, or null.
 */
export function openPostgres(
  url: string,
  { applicationName, statementTimeoutMs, onclose }: PostgresOptions,
): PostgresClient {
  const { host, port, ...who } = readAddress(url);
  let socket: Socket | undefined;
  const options = {
    ...who,
    socket: () => {
      // A connection that is closed before the server is ready would be dialled again, hundreds of times a second.
      if (socket) throw new ConnectionClosed("The server closed the connection.");
      socket = host.startsWith("/") ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
      // The server's certificate is compared with it.
      return Object.assign(socket, { host });
    },
    max: 1,
    fetch_types: false,
    prepare: false,
    connect_timeout: CONNECT_TIMEOUT_MS / 1000,
    idle_timeout: 0,
    max_lifetime: null,
    // They would be printed.
    onnotice: () => undefined,
    onclose,
    connection: {
      application_name: applicationName,
      options: serverOptions({ statementTimeoutMs, lockTimeoutMs: statementTimeoutMs }),
    },
  };
  const client = postgres(options);
  const { parsers, serializers } = client.options;
  for (const type of TIMES) Reflect.deleteProperty(parsers, type);
  // By the type that a statement gives a value: they would make `f` of a boolean that is given as text.
  for (const type of Object.keys(serializers)) Reflect.deleteProperty(serializers, type);
  return {
    unsafe: (text, values, how) => client.unsafe(text, values, how),
    end: async () => {
      await client.end({ timeout: 1 });
      socket?.destroy();
    },
    destroy: () => {
      client.end({ timeout: 0 }).catch(() => undefined);
      socket?.destroy();
    },
  };
}

/**
 * As `pg` reads an address, so that it means the same everywhere: at `sslmode=require`, `postgres` would not look at
 * the server's certificate, and a Unix socket's folder would be a setting of the server.
 */
function readAddress(url: string) {
  const { host, port, database, user, password, ssl: read } = new Client({ connectionString: url });
  const ssl: unknown = read;
  return {
    ...{ host, port, ...(database && { database }), ...(user && { user }), ...(password && { password }) },
    // Its key is hidden from whatever lists what it has.
    ssl:
      typeof ssl === "object" && ssl !== null
        ? { ...ssl, ...("key" in ssl && { key: ssl.key }) }
        : ssl === true,
  };
}
