import { Client } from "pg";

/** Any fixed number: it marks the rounds of demos among a database's advisory locks. */
const ROUND_LOCKS = 1_203_115;

/** Marks the rounds of a running demo. The locks end with its process, however the process ends. */
export class RoundLocks {
  readonly #databaseUrl: string;
  #session: Promise<Client> | undefined;

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl;
  }

  /** Whether the round is ours now: false when another process has it. */
  async take(key: number): Promise<boolean> {
    const { rows } = await (await this.#open()).query<{ held: boolean }>(
      "select pg_try_advisory_lock($1, $2) as held",
      [ROUND_LOCKS, key],
    );
    return rows[0]?.held === true;
  }

  async release(key: number): Promise<void> {
    await (await this.#open()).query("select pg_advisory_unlock($1, $2)", [ROUND_LOCKS, key]);
  }

  /** The database may restart while the demo runs: a session that has ended is followed by a new one. */
  #open(): Promise<Client> {
    this.#session ??= this.#connect();
    return this.#session;
  }

  async #connect(): Promise<Client> {
    const client = new Client({ connectionString: this.#databaseUrl, connectionTimeoutMillis: 5_000 });
    const forget = () => {
      this.#session = undefined;
    };
    client.on("error", forget);
    client.on("end", forget);
    try {
      await client.connect();
    } catch (error) {
      forget();
      throw error;
    }
    return client;
  }
}
