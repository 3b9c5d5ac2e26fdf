import { type EmbeddedServer, joinEmbeddedServer } from "@/lib/embedded/server";
import type { Lifetime } from "@/lib/serve/lifetime";
import { say } from "../progress";

/** Settings that make filling tables fast, and would make measurements wrong. */
const SEEDING = [
  "wal_level=minimal",
  "max_wal_senders=0",
  "max_wal_size=16GB",
  "checkpoint_timeout=1h",
  "shared_buffers=1GB",
  "autovacuum=off",
];

/** PostgreSQL in a folder, started as the application starts it. */
export async function startServer(folder: string, life: Lifetime): Promise<EmbeddedServer> {
  say("Starting PostgreSQL as the application does");
  return join(folder, life, []);
}

/** The same, with settings for filling tables only. */
export async function startSeedingServer(folder: string, life: Lifetime): Promise<EmbeddedServer> {
  say(`Starting PostgreSQL in ${folder}`);
  return join(folder, life, SEEDING);
}

async function join(folder: string, life: Lifetime, settings: string[]): Promise<EmbeddedServer> {
  const starting = joinEmbeddedServer(folder, settings);
  let released: Promise<void> | undefined;
  const release = async () => {
    released ??= starting.then((server) => server.release());
    await released;
  };
  life.atEnd(release);
  return { url: (await starting).url, release };
}
