import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import type { Access, Viewer } from "@/lib/jobs/access";
import { say } from "./progress";
import { seed } from "./seed";

/** The files that decide the rows and the tables of a seeded database. */
const SOURCES = [
  "db/migrations",
  "bench/seed",
  "bench/seed.ts",
  "lib/search",
  "lib/jobs/search/job-words.ts",
];

export interface SeededDatabase {
  jobs: number;
  url: string;
  /** An administrator's, through a pool like the web server's own. */
  access: Access;
  /** How many milliseconds the statements of that access have taken so far, from sending to the whole answer. */
  databaseMs: () => number;
}

interface SeedOptions {
  /** Of the database. */
  name: string;
  jobs: number;
}

/** Makes the database, unless there is one of the same size from the same sources. */
export async function ensureSeeded(
  serverUrl: string,
  { name, jobs, reuse }: SeedOptions & { reuse: boolean },
) {
  const stamp = `${jobs} jobs from ${await hashSources()}`;
  const found = await onServer(serverUrl, (client) => readStamp(client, name));
  if (reuse && found === stamp && (await isWhole(urlOf(serverUrl, name), jobs))) {
    say(`Reusing ${jobs} jobs`);
    return;
  }
  say(`Seeding ${jobs} jobs`);
  await seed(await makeMigrated(serverUrl, name), jobs);
  // Comes last: a database that was seeded by half must not look whole.
  await onServer(serverUrl, (client) => client.query(`comment on database ${name} is '${stamp}'`));
}

/** A database that `ensureSeeded` has made. */
export function openSeeded(serverUrl: string, { name, jobs }: SeedOptions): SeededDatabase {
  const url = urlOf(serverUrl, name);
  let spent = 0;
  const ended = ({ ranMs }: { ranMs: number }) => {
    spent += ranMs;
  };
  const { db, copyOut } = connect(url, { watch: { abandoned: () => undefined, ended } });
  const viewer: Viewer = { role: "admin", id: null, name: "bench" };
  return { jobs, url, access: { db, copyOut, viewer }, databaseMs: () => spent };
}

/** Makes a migrated, empty database, and first drops one of that name. Returns its address. */
export async function makeMigrated(serverUrl: string, name: string): Promise<string> {
  await dropDatabase(serverUrl, name);
  await onServer(serverUrl, (client) => client.query(`create database ${name}`));
  const url = urlOf(serverUrl, name);
  await migrate(url);
  return url;
}

export const dropDatabase = (serverUrl: string, name: string) =>
  onServer(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`));

function urlOf(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function readStamp(client: Client, name: string): Promise<string | undefined> {
  const { rows } = await client.query<{ stamp: string }>(
    "select shobj_description(oid, 'pg_database') as stamp from pg_database where datname = $1",
    [name],
  );
  return rows[0]?.stamp;
}

/** Whether all is as it was seeded: a run that was killed may have left jobs behind, or triggers off. */
async function isWhole(url: string, jobs: number): Promise<boolean> {
  const { rows } = await onServer(url, (client) =>
    client.query<{ whole: boolean }>(
      `select (select count(*) from job) = $1 and not exists (select from jobs.wrong_count)
        and not exists (select from pg_trigger where tgenabled = 'D') as whole`,
      [jobs],
    ),
  );
  return rows[0]?.whole ?? false;
}

async function onServer<T>(serverUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl });
  // The running statement rejects as well; without a listener this event would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function hashSources(): Promise<string> {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const file of await filesOf(source)) hash.update(`\0${file}\0`).update(await readFile(file));
  }
  return hash.digest("hex");
}

async function filesOf(source: string): Promise<string[]> {
  if (source.endsWith(".ts")) return [source];
  const entries = await readdir(source, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(source, entry.name))
    .sort();
}
