import { Client } from "pg";

/** The settings of a session that only fills tables. */
const SETTINGS = [
  "session_replication_role = replica",
  "synchronous_commit = off",
  "maintenance_work_mem = '1GB'",
  "work_mem = '256MB'",
  // Every session has a core of its own.
  "max_parallel_maintenance_workers = 0",
  "jit = off",
  "timezone = 'UTC'",
];

/** Lends a connection whose triggers and foreign keys are off, and which may use much memory. */
export async function withSession<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  // The running statement rejects as well; without a listener this event would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    for (const setting of SETTINGS) await client.query(`set ${setting}`);
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Works through the items in their order, `AT_ONCE` at a time. */
export async function inParallel<T>(items: T[], work: (item: T) => Promise<unknown>) {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const AT_ONCE = 2;
