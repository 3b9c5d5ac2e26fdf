import { mkdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { Client } from "pg";
import { type Binaries, findBinaries } from "./binaries";
import { clusterDir, ensureCluster, readPassword, SUPERUSER } from "./cluster";
import { findRunner, type Runner } from "./run-as";

const DATABASE = "jobs_console";
/** Everyone who uses the server holds this lock shared; who can take it alone is the last and stops it. */
const USERS_LOCK = 7_203_115_407;
const ATTEMPTS = 30;

export interface EmbeddedServer {
  url: string;
  /** Gives the server back; the last of its users stops it. */
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
 * The embedded PostgreSQL of a data folder: the running one (also an orphan of a killed process), else a new
 * one on a free port of 127.0.0.1. `settings` are server settings such as "fsync=off", for a new one only.
 */
export async function joinEmbeddedServer(folder: string, settings: string[] = []): Promise<EmbeddedServer> {
  const dataDir = resolve(folder);
  const binaries = await findBinaries();
  await mkdir(dataDir, { recursive: true });
  const runner = findRunner([dataDir, binaries.postgres]);
  const cluster = await ensureCluster(dataDir, binaries, runner);
  const place = { dataDir, cluster, binaries, runner, settings };
  for (let attempt = 1; ; attempt++) {
    try {
      const url = (await runningEmbeddedServer(dataDir)) ?? (await start(place));
      return await takeLease(url, place);
    } catch (error) {
      if (attempt === ATTEMPTS) throw await explain(place, error);
      await pause(200);
    }
  }
}

/** The address of the server of a data folder if it is running and answers, else null. */
export async function runningEmbeddedServer(folder: string): Promise<string | null> {
  const dataDir = resolve(folder);
  const port = await postmasterPort(clusterDir(dataDir));
  if (!port) return null;
  const url = `postgres://${SUPERUSER}:${await readPassword(dataDir)}@127.0.0.1:${port}/${DATABASE}`;
  return (await answers(url)) ? url : null;
}

async function start(place: Place): Promise<string> {
  await forgetDeadServer(place.cluster);
  const port = await freePort();
  const settings = [
    ...[`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=100"],
    ...place.settings,
  ];
  await place.runner.run(place.binaries.pg_ctl, [
    ...["start", "-w", "-t", "60", "-D", place.cluster, "-l", join(place.cluster, "server.log")],
    ...["-o", settings.map((setting) => `-c ${setting}`).join(" ")],
  ]);
  const base = `postgres://${SUPERUSER}:${await readPassword(place.dataDir)}@127.0.0.1:${port}`;
  await createDatabase(`${base}/postgres`);
  return `${base}/${DATABASE}`;
}

async function takeLease(url: string, place: Place): Promise<EmbeddedServer> {
  const lease = await open(url);
  await lease.query("select pg_advisory_lock_shared($1)", [USERS_LOCK]);
  const release = async () => {
    const unlock = "select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as last";
    const last = await lease.query<{ last: boolean }>(unlock, [USERS_LOCK]).catch(() => null);
    if (last?.rows[0]?.last) await stop(place);
    await lease.end();
  };
  return { url, release };
}

async function stop({ runner, binaries, cluster }: Place) {
  await runner.run(binaries.pg_ctl, ["stop", "-w", "-t", "60", "-m", "fast", "-D", cluster]);
}

/** After a power cut the pid file may name a process that is not PostgreSQL; the server would refuse to start. */
async function forgetDeadServer(cluster: string) {
  const pidFile = join(cluster, "postmaster.pid");
  const pid = Number.parseInt(await readFile(pidFile, "utf8").catch(() => ""), 10);
  if (!pid) return;
  const command = await readFile(`/proc/${pid}/comm`, "utf8").catch(() => null);
  if (command !== null && command.trim() !== "postgres") await rm(pidFile, { force: true });
}

/** Line 4 of postmaster.pid is the port, line 8 the state (PostgreSQL's own layout, pidfile.h). */
async function postmasterPort(cluster: string): Promise<number | null> {
  const lines = (await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const port = Number.parseInt(lines[3] ?? "", 10);
  return port && lines[7]?.trim() === "ready" ? port : null;
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
  } finally {
    await client.end();
  }
}

async function open(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // The server may be stopped under us, which is a state and not a fault.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? found(address.port) : failed(new Error()),
      );
    });
  });
}

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

async function explain(place: Place, cause: unknown): Promise<Error> {
  const log = await readFile(join(place.cluster, "server.log"), "utf8").catch(() => "");
  const last = log.trim().split("\n").slice(-5).join("\n  ");
  return new Error(
    `The embedded PostgreSQL in ${place.cluster} does not start. The end of its server.log:\n  ${last}`,
    { cause },
  );
}
