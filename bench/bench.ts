import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { joinEmbeddedServer } from "@/lib/embedded/server";
import type { Access } from "@/lib/jobs/access";
import type { Lifetime } from "@/lib/serve/lifetime";
import { say } from "./progress";
import { seed } from "./seed";

/** The size that growth is measured from. */
export const SMALL_JOBS = 10_000;

export interface SeededDatabase {
  jobs: number;
  url: string;
  /** An administrator's, through a pool like the web server's own. */
  access: Access;
}

/** What every measure gets: the same server holding few jobs in one database and many in another. */
export interface Bench {
  small: SeededDatabase;
  large: SeededDatabase;
  /** The run's own, gone at the end. */
  folder: string;
  /** Takes down whatever a measure starts. */
  life: Lifetime;
}

/** Brings up a server in a folder of its own, both gone at the end, and seeds the two databases. */
export async function openBench(jobs: number, life: Lifetime): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), "jobs-console-bench-"));
  life.atEnd(() => rm(folder, { recursive: true, force: true }));
  say(`Starting PostgreSQL in ${folder}`);
  const starting = joinEmbeddedServer(folder);
  life.atEnd(async () => (await starting).release());
  const { url } = await starting;
  const small = await openSeeded(url, "small", SMALL_JOBS);
  return { small, large: await openSeeded(url, "large", jobs), folder, life };
}

async function openSeeded(serverUrl: string, name: string, jobs: number): Promise<SeededDatabase> {
  say(`Seeding ${jobs} jobs`);
  const url = await createDatabase(serverUrl, name);
  await migrate(url);
  await seed(url, jobs);
  const { db, copyOut } = connect(url);
  return { jobs, url, access: { db, copyOut, viewer: { role: "admin", id: null, name: "bench" } } };
}

async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
