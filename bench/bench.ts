import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Lifetime } from "@/lib/serve/lifetime";
import type { BenchOptions } from "./options";
import { ensureSeeded, openSeeded, type SeededDatabase } from "./seeded-database";
import { startSeedingServer, startServer } from "./server/server";

export type { SeededDatabase } from "./seeded-database";

/** The size that growth is measured from. */
export const SMALL_JOBS = 10_000;

/** What every measure gets: one server, with a database of few jobs and one of many. */
export interface Bench {
  /** Measures may add to it. */
  small: SeededDatabase;
  /** A measure leaves it as it found it, because the next run may use it again. */
  large: SeededDatabase;
  /** For databases that a measure makes for itself. */
  serverUrl: string;
  /** A folder of this run, deleted at its end. */
  folder: string;
  /** Stops whatever a measure starts. */
  life: Lifetime;
}

/**
 * Starts a server with its two databases. Without `data` it is in a folder that is deleted at the end; in `data` it
 * stays, and the large database is seeded again only when its size, a migration or the seed has changed.
 */
export async function openBench(
  { jobs, data }: Pick<BenchOptions, "jobs" | "data">,
  life: Lifetime,
): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), "jobs-console-bench-"));
  life.atEnd(() => rm(folder, { recursive: true, force: true }));
  const place = data === null ? folder : resolve(data);
  const small = { name: "small", jobs: SMALL_JOBS };
  const large = { name: "large", jobs };
  const seeding = await startSeedingServer(place, life);
  await ensureSeeded(seeding.url, { ...small, reuse: false });
  await ensureSeeded(seeding.url, { ...large, reuse: true });
  await seeding.release();
  const { url } = await startServer(place, life);
  return { small: openSeeded(url, small), large: openSeeded(url, large), serverUrl: url, folder, life };
}
