import { randomBytes } from "node:crypto";
import { Client, type QueryResultRow } from "pg";
import { inject, onTestFinished } from "vitest";

export interface ScratchDatabase {
  name: string;
  url: string;
  /** The same for another role, whose password is its name. */
  urlAs(role: string): string;
  sql<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** An empty database, not migrated, dropped at the end of the test. `settings` are those of CREATE DATABASE. */
export const scratchDatabase = (settings = "") => madeFrom("template0", settings);

/** The same, migrated. */
export const migratedDatabase = () => madeFrom(inject("server").template);

async function madeFrom(template: string, settings = ""): Promise<ScratchDatabase> {
  const { url: server } = inject("server");
  const name = `test_scratch_${randomBytes(6).toString("hex")}`;
  await onServer(`create database ${name} template ${template} ${settings}`);
  onTestFinished(async () => {
    await onServer(`drop database ${name} with (force)`);
  });
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  return {
    name,
    url,
    urlAs: (role) => Object.assign(new URL(url), { username: role, password: role }).href,
    sql: async (text, values) => withSession(url, async (client) => (await client.query(text, values)).rows),
  };
}

/** A role of this test alone that may sign in: make its databases after it. */
export async function scratchRole(settings = ""): Promise<string> {
  const role = `test_role_${randomBytes(6).toString("hex")}`;
  await onServer(`create role ${role} login password '${role}' ${settings}`);
  onTestFinished(async () => {
    await onServer(`drop role ${role}`);
  });
  return role;
}

/** Runs one statement in the server's own database. */
export const onServer = (statement: string) =>
  withSession(inject("server").url, (client) => client.query(statement));

export async function withSession<Result>(
  url: string,
  use: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
