import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { joinEmbeddedServer } from "@/lib/embedded/server";
import { generateMigration } from "./generate";
import { readLiveSql } from "./live-sql";

const FOLDER = join(import.meta.dirname, "..", "..", "db", "migrations");

/** npm run db:generate -- NAME: uses a PostgreSQL of its own, which is deleted afterwards. */
async function main([name]: string[]) {
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Error("Give the migration a name of small letters, digits and _: npm run db:generate -- NAME");
  }
  const dataDir = await mkdtemp(join(tmpdir(), "jobs-console-scratch-"));
  const server = await joinEmbeddedServer(dataDir, ["fsync=off"]);
  try {
    const made = await generateMigration({
      folder: FOLDER,
      name,
      live: await readLiveSql(),
      scratch: scratchOn(server.url),
      mayAsk: process.stdin.isTTY,
    });
    process.stdout.write(
      made ? `db/migrations/${made}\n` : "Nothing has changed in db/schema and db/functions.\n",
    );
  } finally {
    await server.release();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function scratchOn(url: string) {
  let made = 0;
  return async () => {
    const database = `scratch_${++made}`;
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(`create database ${database}`);
    await client.end();
    return Object.assign(new URL(url), { pathname: `/${database}` }).href;
  };
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
