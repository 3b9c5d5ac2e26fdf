import { setTimeout as pause } from "node:timers/promises";
import { drizzle, type PgRemoteDatabase } from "drizzle-orm/pg-proxy";
import { formatMessage } from "@/lib/texts/format-message";
import { connectionTexts } from "@/texts/server/connection";
import { openPostgres, type PostgresClient } from "./open-postgres";
import { CLIENT_GRACE_MS, NAMES } from "./settings";
import { valueAsText } from "./value-as-text";

type Rows = Record<string, unknown>[];
type Send<Result> = (client: PostgresClient) => PromiseLike<Result>;

export interface SessionOptions {
  applicationName: string;
  /** The server's limit for one statement; the session stops waiting two seconds after it. */
  statementTimeoutMs?: number;
  /** Called with what ended a connection; the next statement gets a new one. */
  onFault?: (error: unknown) => void;
}

/** The statement had no answer two seconds after the server should have ended it. */
export class NoAnswer extends Error {
  /** The server's code for a statement that passed its time limit. */
  readonly code = "57014";
}

/** The session was closed before the statement was sent. */
export class SessionClosed extends Error {
  /** The server's code for a connection that does not exist. */
  readonly code = "08003";
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

/**
 * One connection of `postgres` that nobody else uses: it runs one statement after the other. After any fault its client
 * is thrown away, and the next statement gets a new one, after a pause that grows with each fault in a row. It has no
 * transactions: put several statements into one text without values.
 */
export class SingleSession {
  /** Runs the verbs of lib. `execute` returns the rows themselves; `transaction` rejects. */
  readonly db: PgRemoteDatabase;
  private readonly url: string;
  private readonly options: SessionOptions;
  private readonly closing = new AbortController();
  private client: PostgresClient | null = null;
  private faults = 0;
  private last: Promise<unknown> = Promise.resolve();

  /** Connects when its first statement comes. */
  constructor(url: string, options: SessionOptions) {
    this.url = url;
    this.options = options;
    this.db = drizzle(async (text, values, method) => {
      const send: Send<unknown[]> = (client) => {
        const query = client.unsafe(text, values.map(valueAsText), { prepare: false });
        return method === "all" ? query.values() : query;
      };
      return { rows: await this.inTurn(send) };
    }, NAMES);
  }

  /** Runs one statement and returns its rows. Rejects with the server's error, or with one of the connection. */
  query(text: string, values: readonly unknown[] = []): Promise<Rows> {
    return this.inTurn((client) => client.unsafe(text, values.map(valueAsText), { prepare: false }));
  }

  /** Ends the connection. The running statement has a second to end; statements that wait behind it are not sent. */
  async close(): Promise<void> {
    this.closing.abort();
    const client = this.client;
    this.client = null;
    await client?.end();
  }

  private inTurn<Result>(send: Send<Result>): Promise<Result> {
    const turn = this.last.then(() => this.run(send));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async run<Result>(send: Send<Result>): Promise<Result> {
    await this.rest();
    if (this.closing.signal.aborted) throw new SessionClosed(connectionTexts.sessionClosed);
    this.client ??= this.open();
    const client = this.client;
    try {
      const result = await beforeDeadline(send(client), this.limitMs + CLIENT_GRACE_MS);
      this.faults = 0;
      return result;
    } catch (error) {
      this.discard(client, error);
      throw error;
    }
  }

  /** Waits after faults, longer after each one in a row. Half of it is random, so that many do not return at once. */
  private async rest(): Promise<void> {
    if (this.faults === 0) return;
    const longest = Math.min(FIRST_PAUSE_MS * 2 ** (this.faults - 1), LONGEST_PAUSE_MS);
    await pause(longest * (0.5 + Math.random() / 2), undefined, { signal: this.closing.signal }).catch(
      () => undefined,
    );
  }

  private open(): PostgresClient {
    const client = openPostgres(this.url, {
      applicationName: this.options.applicationName,
      statementTimeoutMs: this.limitMs,
      // It would connect again by itself, but a client is used only until its first fault.
      onclose: () => this.discard(client, new Error(connectionTexts.connectionClosed)),
    });
    return client;
  }

  /** Does nothing when the session has thrown this client away already. */
  private discard(client: PostgresClient, fault: unknown): void {
    if (this.client !== client) return;
    this.client = null;
    this.faults++;
    client.destroy();
    this.options.onFault?.(fault);
  }

  private get limitMs(): number {
    return this.options.statementTimeoutMs ?? 30_000;
  }
}

/** Waits for the answer; rejects with NoAnswer after `ms`. */
async function beforeDeadline<Result>(sent: PromiseLike<Result>, ms: number): Promise<Result> {
  const answered = new AbortController();
  const deadline = pause(ms, undefined, { signal: answered.signal }).then(() => {
    throw new NoAnswer(formatMessage(connectionTexts.noAnswer, { ms }));
  });
  try {
    return await Promise.race([sent, deadline]);
  } finally {
    answered.abort();
  }
}
