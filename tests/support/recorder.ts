import { randomBytes } from "node:crypto";
import { Client } from "pg";
import type { TestDatabase } from "./database";

export interface Recorder {
  role: string;
  /** Runs SQL as the role, on a connection of its own, as another program would. */
  run(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** The database's address for this role. */
  url: string;
  close(): Promise<void>;
}

/** A new role that may record jobs over SQL and nothing else. Roles belong to the whole server: close it. */
export async function openRecorder({ url, sql }: TestDatabase): Promise<Recorder> {
  const role = `recorder_${randomBytes(8).toString("hex")}`;
  const password = randomBytes(8).toString("hex");
  await sql(`create role ${role} login password '${password}'`);
  await sql("select jobs.grant_producer($1)", [role]);
  const address = new URL(url);
  address.username = role;
  address.password = password;
  const client = new Client({ connectionString: address.href });
  client.on("error", () => undefined);
  await client.connect();
  return {
    role,
    run: async (text, values) => (await client.query<Record<string, unknown>>(text, values)).rows,
    url: address.href,
    close: async () => {
      await client.end();
      await sql(`drop owned by ${role}; drop role ${role}`);
    },
  };
}
