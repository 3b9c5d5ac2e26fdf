import { randomInt } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { z } from "zod";
import type { Producer } from "@/lib/producer";
import { demoTexts } from "@/texts/server/demo";
import { failOpenJobs, type RecordedJob } from "./open-jobs";

/** Any fixed number: it marks the rounds of demos among a database's advisory locks. */
const ROUND_LOCKS = 1_203_115;

const keptRound = z.array(z.object({ id: z.string(), createdAt: z.string() }));

/** A round of jobs. Its ids are in a file as long as some of the jobs may be open. */
export interface OpenRound {
  keep(jobs: RecordedJob[]): Promise<void>;
  forget(): Promise<void>;
}

export interface OpenRounds {
  /** Fails the jobs that killed demos left open, and returns how many there were. */
  failKilled(producer: Producer): Promise<number>;
  begin(): Promise<OpenRound>;
}

/**
 * The open rounds of a data folder. A running demo holds a lock in the database for its round; the lock ends with its
 * process, however the process ends.
 */
export async function readOpenRounds(place: { databaseUrl: string; dataDir: string }): Promise<OpenRounds> {
  const folder = join(place.dataDir, "demo-rounds");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const locks = new Client({ connectionString: place.databaseUrl, connectionTimeoutMillis: 5_000 });
  // The database may restart meanwhile: the round learns of it when it uses the database.
  locks.on("error", () => undefined);
  await locks.connect();
  return {
    failKilled: async (producer) => {
      let failed = 0;
      for (const file of await readdir(folder))
        failed += await failRound(producer, locks, join(folder, file));
      return failed;
    },
    begin: async () => {
      const key = randomInt(1, 2 ** 31 - 1);
      await lock(locks, key);
      return roundIn(join(folder, `${key}.json`));
    },
  };
}

function roundIn(file: string): OpenRound {
  return {
    keep: async (jobs) => {
      // Written under another name first, so that a file of this name is always whole.
      await writeFile(`${file}.part`, JSON.stringify(jobs));
      await rename(`${file}.part`, file);
    },
    forget: () => rm(file, { force: true }),
  };
}

async function failRound(producer: Producer, locks: Client, file: string): Promise<number> {
  const key = Number(/(\d+)\.json$/.exec(file)?.[1]);
  if (!(key && (await lock(locks, key)))) return 0;
  try {
    const jobs = keptRound.parse(JSON.parse(await readFile(file, "utf8")));
    const failed = await failOpenJobs(producer, jobs, demoTexts.jobErrors.killed);
    // Jobs of another database stay noted until that one is used again.
    if (failed !== null) await rm(file, { force: true });
    return failed ?? 0;
  } finally {
    await locks.query("select pg_advisory_unlock($1, $2)", [ROUND_LOCKS, key]);
  }
}

async function lock(locks: Client, key: number): Promise<boolean> {
  const query = "select pg_try_advisory_lock($1, $2) as held";
  const { rows } = await locks.query<{ held: boolean }>(query, [ROUND_LOCKS, key]);
  return rows[0]?.held === true;
}
