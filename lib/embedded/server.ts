import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { Client } from "pg";
import { requireDataDir } from "@/lib/data-dir";
import { formatMessage } from "@/lib/texts/format-message";
import { embeddedDatabaseTexts } from "@/texts/server/embedded-database";
import { type Binaries, findBinaries } from "./binaries";
import { clusterDir, ensureCluster, readPassword, SUPERUSER } from "./cluster";
import { ended, forgetDeadPostmaster, isAlive, readPostmaster } from "./postmaster";
import { findRunner, type Runner } from "./run-as";

const DATABASE = "jobs_console";
/**
 * Each process that uses the server holds this lock shared; the one that can take it alone is the last, and stops the
 * server.
 */
const USERS_LOCK = 7_203_115_407;
/** A server that another process is starting may take long on a busy machine; one that can't start fails at once. */
const PATIENCE_MS = 120_000;
const FAILED_STARTS = 10;
const ATTEMPT_PAUSE_MS = 200;
const LEASE_RETRY_MS = 500;

export interface EmbeddedServer {
  url: string;
  /** Releases the server; the last process that uses it stops it. */
  release(): Promise<void>;
}

interface Place {
  dataDir: string;
  cluster: string;
  binaries: Binaries;
  runner: Runner;
  settings: string[];
}

/**
 * The embedded PostgreSQL of a data folder: the running one (also an orphan of a killed process), else a new one on
 * 127.0.0.1, on the port of the last one if that is free. `settings` are server settings such as "fsync=off", for a new
 * one only.
 */
export async function joinEmbeddedServer(folder: string, settings: string[] = []): Promise<EmbeddedServer> {
  const dataDir = resolve(folder);
  const binaries = await findBinaries();
  await requireDataDir(dataDir);
  const runner = findRunner([dataDir, binaries.postgres]);
  const cluster = await ensureCluster(dataDir, binaries, runner);
  const place = { dataDir, cluster, binaries, runner, settings };
  const deadline = Date.now() + PATIENCE_MS;
  for (let failed = 0; ; ) {
    try {
      const url = (await runningEmbeddedServer(dataDir)) ?? (await start(place));
      return await takeLease(url, place);
    } catch (error) {
      // While a server process is there, another one of us starts, stops or recovers it.
      if (!(await isAlive(cluster))) failed++;
      if (failed === FAILED_STARTS || Date.now() > deadline) throw await explain(place, error);
      await pause(ATTEMPT_PAUSE_MS);
    }
  }
}

/** The address of the server of a data folder if it is running and answers, else null. */
export async function runningEmbeddedServer(folder: string): Promise<string | null> {
  const dataDir = resolve(folder);
  const port = (await readPostmaster(clusterDir(dataDir)))?.port;
  if (!port) return null;
  const url = `postgres://${SUPERUSER}:${await readPassword(dataDir)}@127.0.0.1:${port}/${DATABASE}`;
  return (await answers(url)) ? url : null;
}

async function start(place: Place, onPort?: number): Promise<string> {
  await forgetDeadPostmaster(place.cluster);
  const port = onPort ?? (await usualPort(place));
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=100",
    ...place.settings,
  ];
  await place.runner.run(place.binaries.pg_ctl, [
    "start",
    "-w",
    "-t",
    "60",
    "-D",
    place.cluster,
    "-l",
    join(place.cluster, "server.log"),
    "-o",
    settings.map((setting) => `-c ${setting}`).join(" "),
  ]);
  const base = `postgres://${SUPERUSER}:${await readPassword(place.dataDir)}@127.0.0.1:${port}`;
  await createDatabase(`${base}/postgres`);
  return `${base}/${DATABASE}`;
}

async function takeLease(url: string, place: Place): Promise<EmbeddedServer> {
  let lease: Client | null = await openLease(url);
  let rejoining: Promise<void> = Promise.resolve();
  let released = false;
  const rejoinUntilThere = async () => {
    lease = null;
    while (!(released || lease)) {
      await idle(LEASE_RETRY_MS);
      if (!released) lease = await rejoin(url, place);
    }
    watchLease();
  };
  // A server that restarts after a crash loses its locks; one whose processes were all killed does not restart.
  const watchLease = () =>
    lease?.once("end", () => {
      if (!released) rejoining = rejoinUntilThere();
    });
  watchLease();
  const release = async () => {
    released = true;
    await rejoining;
    const last = lease ?? (await openLease(url).catch(() => null));
    if (last && (await isLast(last))) await stop(place);
    await last?.end();
  };
  return { url, release };
}

/** Releases the shared lock and tries to take it alone: the process that gets it is the last. */
async function isLast(lease: Client): Promise<boolean> {
  const unlock = "select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as last";
  const answer = await lease.query<{ last: boolean }>(unlock, [USERS_LOCK]).catch(() => null);
  return answer?.rows[0]?.last ?? false;
}

/** Starts the server again if necessary, on its old port, which other processes know. */
async function rejoin(url: string, place: Place): Promise<Client | null> {
  const lease = await openLease(url).catch(() => null);
  if (lease) return lease;
  await start(place, Number(new URL(url).port)).catch(() => undefined);
  return openLease(url).catch(() => null);
}

async function openLease(url: string): Promise<Client> {
  const lease = await open(Object.assign(new URL(url), { pathname: "/postgres" }).href);
  try {
    await lease.query("select pg_advisory_lock_shared($1)", [USERS_LOCK]);
    return lease;
  } catch (error) {
    await lease.end();
    throw error;
  }
}

/** A server that is just crashing counts as stopped too: the next start recovers it. */
async function stop({ runner, binaries, cluster }: Place) {
  const postmaster = await readPostmaster(cluster);
  const stopping = runner.run(binaries.pg_ctl, ["stop", "-w", "-t", "60", "-m", "fast", "-D", cluster]);
  await stopping.catch(() => undefined);
  if (postmaster) await ended(postmaster.pid);
}

async function answers(url: string): Promise<boolean> {
  const probe = await open(url).catch(() => null);
  await probe?.end();
  return probe !== null;
}

async function createDatabase(url: string) {
  const client = await open(url);
  try {
    const found = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
    // Only we use the other one, for leases: any role that may connect could hold their lock for ever.
    await client.query("revoke connect on database postgres from public");
  } finally {
    await client.end();
  }
}

async function open(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // The server may stop while we are connected; that is not an error.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** The port of the last start, which producers know, unless another process has taken it since. */
async function usualPort({ dataDir }: Place): Promise<number> {
  const portFile = join(dataDir, "postgres-port");
  const last = Number(await readFile(portFile, "utf8").catch(() => "0"));
  const port = await freePort(last).catch(() => freePort(0));
  if (port !== last) await writeFile(portFile, `${port}\n`);
  return port;
}

/** The port, if it is free; rejects if it is not. With 0, any free port. */
function freePort(port: number): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? found(address.port) : failed(new Error()),
      );
    });
  });
}

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

/** A pause whose timer does not keep the process alive. */
const idle = (ms: number) => new Promise((resume) => setTimeout(resume, ms).unref());

async function explain(place: Place, cause: unknown): Promise<Error> {
  const log = await readFile(join(place.cluster, "server.log"), "utf8").catch(() => "");
  const end = log.trim().split("\n").slice(-5).join("\n  ");
  const message = formatMessage(embeddedDatabaseTexts.doesNotStart, { folder: place.cluster, log: end });
  return new Error(message, { cause });
}
