import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { type Connection, connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { addUser } from "@/lib/auth/users";
import { joinEmbeddedServer } from "@/lib/embedded/server";
import type { Role } from "@/lib/jobs/access";
import { ensureBuild } from "@/lib/serve/ensure-build";
import { madeUpPassword } from "@/lib/serve/first-administrator";
import type { Lifetime } from "@/lib/serve/lifetime";
import { signInByScript } from "@/lib/serve/scripted-sign-in";
import { serveApart } from "@/lib/serve/serve-apart";
import { recurringJobs } from "./history";
import { NOW } from "./pictured-job";
import { recordJobs } from "./record-jobs";
import { TODAYS_JOBS } from "./todays-jobs";

/** A folder of its own, so that a running server keeps its build. */
const BUILD_DIR = ".build/screenshots";

/** Maria sees all jobs, the others their own. */
const USERS: Record<string, Role> = { maria: "admin", ines: "staff", tom: "staff" };

export interface Studio {
  address: string;
  /** The session's cookie of each user, by name. */
  cookies: Map<string, string>;
}

export const say = (line: string) => {
  process.stdout.write(`${line}\n`);
};

/**
 * A console with the pictured jobs, on a free port, with a PostgreSQL in a folder of its own, and with a clock that
 * stands still. All of it is deleted at the end, except the build.
 */
export async function openStudio(life: Lifetime): Promise<Studio> {
  await ensureBuild({ life, say, buildDir: BUILD_DIR });
  const dataDir = await mkdtemp(join(tmpdir(), "jobs-console-screenshots-"));
  life.atEnd(() => rm(dataDir, { recursive: true, force: true }));
  say("Starting the embedded PostgreSQL in a folder of its own");
  const starting = joinEmbeddedServer(dataDir, ["fsync=off"]);
  life.atEnd(async () => (await starting).release());
  const { url } = await starting;
  await migrate(url);
  await stopClock(url);
  const connection = connect(url, { maxConnections: 1 });
  const passwords = await addUsers(connection);
  await recordJobs(connection.db, dataDir, [...recurringJobs(), ...TODAYS_JOBS]);
  await connection.close();
  const { address } = await serveApart({
    life,
    say,
    buildDir: BUILD_DIR,
    databaseUrl: url,
    dataDir,
    settings: { JOBS_PLATFORM_URL: "https://archive.example.org" },
  });
  return { address, cookies: await signInAll(address, passwords) };
}

/** From now on the database's clock shows NOW: a running job has always run for as long. */
async function stopClock(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // The console's sessions find no function before those of the system.
    await client.query(`
      set allow_system_table_mods = on;
      create or replace function pg_catalog.clock_timestamp() returns timestamptz
      language sql volatile parallel safe as $$ select timestamptz '${NOW}' $$;
      create or replace function pg_catalog.statement_timestamp() returns timestamptz
      language sql stable parallel safe as $$ select timestamptz '${NOW}' $$`);
  } finally {
    await client.end();
  }
}

/** Returns each user's password. */
async function addUsers({ db }: Connection): Promise<Map<string, string>> {
  const passwords = new Map<string, string>();
  for (const [name, role] of Object.entries(USERS)) {
    const password = madeUpPassword();
    await addUser(db, { name, role, password });
    passwords.set(name, password);
  }
  return passwords;
}

async function signInAll(address: string, passwords: Map<string, string>): Promise<Map<string, string>> {
  const cookies = new Map<string, string>();
  for (const [name, password] of passwords) cookies.set(name, await signInByScript(address, name, password));
  return cookies;
}
