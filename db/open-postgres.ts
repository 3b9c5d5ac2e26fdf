import { connect, type Socket } from "node:net";
import { Client } from "pg";
import postgres from "postgres";
import { connectionTexts } from "@/texts/server/connection";
import { CONNECT_TIMEOUT_MS, serverOptions, TEXT_SETTINGS } from "./settings";

type Row = Record<string, unknown>;

/**
 * The part of a `postgres` client that is safe to use: the rest fails under faults
 * (docs/decisions/0003-two-drivers.md).
 */
export interface PostgresClient {
  unsafe(
    text: string,
    values: (string | null)[],
    options: { prepare: false },
  ): PromiseLike<Row[]> & { values(): PromiseLike<unknown[][]> };
  /** Waits for the running statement, a second at most. */
  end(): Promise<void>;
  /** Closes at once, without a message to the server: a server that does not answer would not answer that either. */
  destroy(): void;
}

/** The server accepted a connection, and closed it before it was ready. */
class ConnectionClosed extends Error {
  /** The code that `postgres` gives when it loses a connection that was ready. */
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
 * A `postgres` client with one connection; throw it away at its first fault. It sends no statements of its own, keeps
 * nothing on the server, and passes values as they are: text, or null.
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
      // A connection closed before the server is ready would be opened again, hundreds of times a second.
      if (socket) throw new ConnectionClosed(connectionTexts.closedByServer);
      socket = host.startsWith("/") ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
      // `postgres` compares the server's certificate with this name.
      return Object.assign(socket, { host });
    },
    max: 1,
    fetch_types: false,
    prepare: false,
    connect_timeout: CONNECT_TIMEOUT_MS / 1000,
    idle_timeout: 0,
    max_lifetime: null,
    // By default they are printed.
    onnotice: () => undefined,
    onclose,
    connection: {
      application_name: applicationName,
      ...TEXT_SETTINGS,
      options: serverOptions({ statementTimeoutMs, lockTimeoutMs: statementTimeoutMs }),
    },
  };
  const client = postgres(options);
  const { parsers, serializers } = client.options;
  for (const type of TIMES) Reflect.deleteProperty(parsers, type);
  // They act by the type that the statement gives a value: a boolean that is given as text would become `f`.
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
 * Reads an address as `pg` does, so that it means the same everywhere: by itself, `postgres` would not check the
 * server's certificate at `sslmode=require`, and would send a Unix socket's folder to the server as a setting.
 */
function readAddress(url: string) {
  const { host, port, database, user, password, ssl: read } = new Client({ connectionString: url });
  const ssl: unknown = read;
  return {
    host,
    port,
    ...(database && { database }),
    ...(user && { user }),
    ...(password && { password }),
    // `pg` hides the key from a spread.
    ssl:
      typeof ssl === "object" && ssl !== null
        ? { ...ssl, ...("key" in ssl && { key: ssl.key }) }
        : ssl === true,
  };
}
