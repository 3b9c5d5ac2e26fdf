import postgres from "postgres";
import { CONNECT_TIMEOUT_MS, serverOptions } from "./settings";

type Row = Record<string, unknown>;

/** What is used of a client of `postgres`. The rest of it does not hold under faults: docs/decisions/0003-two-drivers.md. */
export interface PostgresClient {
  unsafe(
    text: string,
    values: (string | null)[],
    options: { prepare: false },
  ): PromiseLike<Row[]> & { values(): PromiseLike<unknown[][]> };
  /** `timeout` in seconds: so long a statement under way may take. */
  end(options: { timeout: number }): Promise<void>;
}

interface Wanted {
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
  { applicationName, statementTimeoutMs, onclose }: Wanted,
): PostgresClient {
  const client = postgres(url, {
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
  });
  const { parsers, serializers } = client.options;
  for (const type of TIMES) Reflect.deleteProperty(parsers, type);
  // By the type that a statement gives a value: they would make `f` of a boolean that is given as text.
  for (const type of Object.keys(serializers)) Reflect.deleteProperty(serializers, type);
  return client;
}
