import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { joinEmbeddedServer } from "@/lib/embedded/server";
import { type Environment, readEnvironment } from "@/lib/env";
import { DatabaseUnavailable } from "@/lib/errors";
import { knownError, rootCause } from "@/lib/jobs/database-error";
import { log } from "@/lib/log";
import { ensureFirstAdministrator } from "./first-administrator";
import type { Lifetime } from "./lifetime";
import { type NextProcess, runNext } from "./next-process";
import { findPort } from "./port";
import { findSecret } from "./secret";

const RETRY_MS = 2_000;
const READY_MS = 60_000;

export interface Served {
  address: string;
  databaseUrl: string;
  dataDir: string;
  next: NextProcess;
}

export interface ServeOptions {
  mode: "start" | "dev";
  life: Lifetime;
  say: (line: string) => void;
}

/** Brings up the database (DATABASE_URL or the embedded one), its schema, and the web server, in this order. */
export async function serve({ mode, life, say }: ServeOptions): Promise<Served> {
  const environment = readEnvironment();
  const dataDir = resolve(environment.JOBS_DATA_DIR);
  const port = await findPort(environment.PORT);
  await mkdir(dataDir, { recursive: true });
  const secret = await findSecret(environment);
  const databaseUrl = environment.DATABASE_URL ?? (await embeddedDatabase(dataDir, life, say));
  const prepared = prepare(databaseUrl, environment, say);
  // Our own database is there or this fails; one elsewhere may come later, and the pages say so meanwhile.
  if (environment.DATABASE_URL) prepared.catch((error: unknown) => fail(life, error));
  else await prepared;
  const address = environment.NEXTAUTH_URL ?? `http://localhost:${port}`;
  const next = runNext([mode, "--port", String(port)], {
    DATABASE_URL: databaseUrl,
    JOBS_DATA_DIR: dataDir,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: address,
    PORT: String(port),
  });
  life.atEnd(next.stop);
  await answering(`http://127.0.0.1:${port}/healthz`, next);
  void next.ended.then(life.end);
  return { address, databaseUrl, dataDir, next };
}

async function embeddedDatabase(dataDir: string, life: Lifetime, say: (line: string) => void) {
  say(`Starting the embedded PostgreSQL in ${dataDir}`);
  const starting = joinEmbeddedServer(dataDir);
  life.atEnd(async () => (await starting).release());
  return (await starting).url;
}

async function fail(life: Lifetime, error: unknown) {
  log("error", "database.not_prepared", { message: rootCause(error).message });
  await life.end(1);
}

/** Applies migrations and adds the first administrator; goes on trying while the database is away. */
async function prepare(url: string, environment: Environment, say: (line: string) => void) {
  for (let tries = 0; ; tries++) {
    try {
      await migrate(url);
      break;
    } catch (error) {
      if (!(knownError(error) instanceof DatabaseUnavailable)) throw error;
      if (tries % 15 === 0) log("warn", "database.unavailable", { note: "trying again every 2 s" });
      await new Promise((again) => setTimeout(again, RETRY_MS));
    }
  }
  const connection = connect(url, { maxConnections: 1 });
  try {
    const made = await ensureFirstAdministrator(connection.db, environment);
    if (made) say(`First administrator: ${made.name}, password ${made.password} (shown this once)`);
  } finally {
    await connection.close();
  }
}

async function answering(url: string, next: NextProcess) {
  let ended = false;
  void next.ended.then(() => {
    ended = true;
  });
  for (const deadline = Date.now() + READY_MS; Date.now() < deadline && !ended; ) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((again) => setTimeout(again, 100));
  }
  throw new Error("The web server did not come up; its own messages stand above.");
}
