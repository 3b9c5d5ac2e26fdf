import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { type Connection, connect } from "@/db/client";
import { appUser } from "@/db/schema";
import { readEnvironment } from "@/lib/env";
import { type OpenedStore, openFileStore } from "@/lib/files/store/open-file-store";
import type { Access, Role, Viewer } from "@/lib/jobs/access";

export interface TestDatabase extends Pick<Connection, "db" | "copyOut"> {
  url: string;
  dataDir: string;
  store: OpenedStore;
  /** An administrator's access. */
  access: Access;
  /** Runs SQL as it is, without any of our verbs. */
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Adds a user who can't sign in, and returns their access. */
  asUser(name: string, role?: Role): Promise<Access>;
  close(): Promise<void>;
}

/** A migrated, empty database for one test. Close it, or use `testDatabase` in a test file. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const { url: serverUrl, template } = inject("server");
  const name = `test_${randomBytes(8).toString("hex")}`;
  const onServer = (statement: string) => withClient(serverUrl, (client) => client.query(statement));
  await onServer(`create database ${name} template ${template}`);
  const dataDir = await mkdtemp(join(tmpdir(), "jobs-console-files-"));
  const target = new URL(serverUrl);
  target.pathname = `/${name}`;
  const url = target.href;
  const connection = connect(url, { maxConnections: 5 });
  const accessOf = (viewer: Viewer): Access => ({ ...connection, viewer });
  return {
    ...connection,
    url,
    dataDir,
    store: openFileStore(readEnvironment({ JOBS_DATA_DIR: dataDir })),
    access: accessOf({ role: "admin", id: null, name: "test" }),
    sql: (text, values) =>
      withClient(url, async (client) => (await client.query<Record<string, unknown>>(text, values)).rows),
    asUser: async (userName, role = "staff") => {
      const [user] = await connection.db
        .insert(appUser)
        .values({ name: userName, role, passwordHash: "none" })
        .returning({ id: appUser.id });
      if (!user) throw new Error("no user came back");
      return accessOf({ role, id: user.id, name: userName });
    },
    close: async () => {
      await connection.close();
      await onServer(`drop database ${name} with (force)`);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** One database for a test file: opened before its first test, dropped after its last. */
export function testDatabase(): () => TestDatabase {
  let opened: TestDatabase | undefined;
  beforeAll(async () => {
    opened = await openTestDatabase();
  });
  afterAll(() => opened?.close());
  return () => {
    if (!opened) throw new Error("the test database is open only while tests run");
    return opened;
  };
}

async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
