import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Client } from "pg";
import { MAKE_JOURNAL } from "@/db/journal/journal";
import { readMigrations } from "@/db/journal/read-migrations";
import { migrate } from "@/db/migrate";
import { changedStatements } from "./changed-statements";
import { generateTables, tablesSql } from "./drizzle-kit";
import type { LiveSql } from "./live-sql";
import { makeWanted } from "./make-wanted";
import { readShape, type Shape } from "./shape";

const HEAD =
  "-- Generated from db/schema and db/functions, where the reasons are. Databases have it: it is never edited.";

export interface Generate {
  /** The folder of the migrations; the new one is written there. */
  folder: string;
  name: string;
  live: LiveSql;
  /** Opens an empty database. The caller drops it. */
  scratch: () => Promise<string>;
  /** Whether drizzle-kit may ask on the terminal what was renamed. */
  mayAsk: boolean;
}

/**
 * Writes the migration that takes a database from where the migrations of `folder` leave it to db/schema and `live`.
 * Returns its file's name; null when there is nothing to change. A failure leaves the folder as it was.
 */
export async function generateMigration(given: Generate): Promise<string | null> {
  const draft = await mkdtemp(join(tmpdir(), "jobs-console-migration-"));
  try {
    await cp(given.folder, draft, { recursive: true });
    const made = await generateIn(draft, given);
    if (made) await cp(draft, given.folder, { recursive: true });
    return made && basename(made);
  } finally {
    await rm(draft, { recursive: true });
  }
}

async function generateIn(draft: string, { name, live, scratch, mayAsk }: Generate): Promise<string | null> {
  const present = await scratch();
  await migrateAsFar(present, draft);
  const withTables = await generateTables(draft, { name, mayAsk });
  const statements = await withClient(present, async (client) =>
    changedStatements(client, {
      shape: await wantedShape(await scratch(), await tablesSql(), live),
      live,
      tables: withTables ? (await readFile(withTables, "utf8")).trim() : "",
    }),
  );
  if (statements.length === 0) return null;
  const file = withTables ?? (await generateTables(draft, { name, custom: true }));
  if (!file) throw new Error("drizzle-kit made no file.");
  await writeFile(file, `${[HEAD, ...statements].join("\n\n")}\n`);
  return file;
}

/** Without migrations in the folder, the database gets an empty journal. */
async function migrateAsFar(url: string, folder: string) {
  const migrations = await readMigrations(folder);
  if (migrations.length > 0) await migrate(url, folder);
  else await withClient(url, (client) => client.query(MAKE_JOURNAL));
}

/** The shape that an empty database, at `url`, gets from `tables` and `live`. */
export function wantedShape(url: string, tables: string, live: LiveSql): Promise<Shape> {
  return withClient(url, async (client) => {
    await makeWanted(client, tables, live);
    return readShape(client);
  });
}

async function withClient<Result>(url: string, use: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
