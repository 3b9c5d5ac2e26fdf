import { resolve } from "node:path";
import { connect } from "@/db/client";
import { knownError, rootCause } from "@/lib/database-error";
import { joinEmbeddedServer } from "@/lib/embedded/server";
import { type Environment, readEnvironment } from "@/lib/env";
import { JobsError } from "@/lib/errors";
import { log } from "@/lib/log";
import { formatMessage } from "@/lib/texts/format-message";
import { startTexts } from "@/texts/server/start";
import { ensureFirstAdministrator } from "./first-administrator";
import type { Lifetime } from "./lifetime";
import { migrateWhenThere } from "./migrate-when-there";
import type { NextProcess } from "./next-process";
import { findPort } from "./port";
import { requireSettings } from "./require-settings";
import { requireStorage } from "./require-storage";
import { findSecret } from "./secret";
import { startNext } from "./start-next";

export interface RunningConsole {
  address: string;
  databaseUrl: string;
  dataDir: string;
  next: NextProcess;
  /** Resolves when the database is reachable and migrated, which the embedded one already is. */
  prepared: Promise<void>;
}

export interface ServeOptions {
  mode: "start" | "dev";
  life: Lifetime;
  say: (line: string) => void;
  /** False: the caller adds the users of a new database. */
  firstAdministrator?: boolean;
}

/** Starts the database (DATABASE_URL or the embedded one), its schema, and the web server, in this order. */
export async function serve({
  mode,
  life,
  say,
  firstAdministrator = true,
}: ServeOptions): Promise<RunningConsole> {
  const environment = readEnvironment();
  const dataDir = resolve(environment.JOBS_DATA_DIR);
  await findPort(environment.PORT);
  await requireStorage({ ...environment, JOBS_DATA_DIR: dataDir });
  const secret = await findSecret(environment);
  const databaseUrl = environment.DATABASE_URL ?? (await embeddedDatabase(dataDir, life, say));
  const prepared = migrateWhenThere(databaseUrl).then(() =>
    prepare(databaseUrl, { environment, say, firstAdministrator }),
  );
  // The embedded database is ready, or this fails. Another one may come later; meanwhile the pages say so.
  if (environment.DATABASE_URL) prepared.catch((error: unknown) => fail(life, error));
  else await prepared;
  const variables = { DATABASE_URL: databaseUrl, JOBS_DATA_DIR: dataDir, NEXTAUTH_SECRET: secret };
  const { address, next } = await startNext({ mode, life, say, environment, variables });
  void next.ended.then(life.end);
  return { address, databaseUrl, dataDir, next, prepared };
}

async function embeddedDatabase(dataDir: string, life: Lifetime, say: (line: string) => void) {
  say(formatMessage(startTexts.embedded, { folder: dataDir }));
  const starting = joinEmbeddedServer(dataDir);
  // A server that did not start has nothing to release; the caller gets the error.
  life.atEnd(() =>
    starting.then(
      ({ release }) => release(),
      () => undefined,
    ),
  );
  return (await starting).url;
}

async function fail(life: Lifetime, error: unknown) {
  const known = knownError(error);
  const { code, message: cause } = rootCause(error);
  log("error", "database.not_prepared", {
    message: known instanceof Error ? known.message : cause,
    ...(known instanceof JobsError && { code, cause }),
  });
  await life.end(1);
}

interface Preparation {
  environment: Environment;
  say: (line: string) => void;
  firstAdministrator: boolean;
}

async function prepare(url: string, { environment, say, firstAdministrator }: Preparation) {
  const connection = connect(url, { maxConnections: 1 });
  try {
    await requireSettings(connection.db);
    const made = firstAdministrator && (await ensureFirstAdministrator(connection.db, environment));
    if (made) say(formatMessage(startTexts.firstAdministrator, made));
  } finally {
    await connection.close();
  }
}
