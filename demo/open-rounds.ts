import { randomInt } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { Producer } from "@/lib/producer";
import { demoTexts } from "@/texts/server/demo";
import { deleteEndedJobs, failOpenJobs, type RecordedJob } from "./open-jobs";
import { RoundLocks } from "./round-locks";

const keptRound = z.array(z.object({ id: z.string(), createdAt: z.string() }));

/** A round of jobs. Their ids are in a file as long as they are there. */
export interface OpenRound {
  keep(jobs: RecordedJob[]): Promise<void>;
  /** Notes that none of the jobs is open any more. */
  end(): Promise<void>;
}

export interface OpenRounds {
  /** Fails the jobs that killed demos left open, and returns how many there were. */
  failKilled(producer: Producer): Promise<number>;
  begin(): Promise<OpenRound>;
  /** Deletes the jobs of all but the last rounds that have ended. */
  deleteOldest(producer: Producer): Promise<void>;
}

interface RoundsPlace {
  databaseUrl: string;
  dataDir: string;
  /** How many rounds that have ended keep their jobs: 40, which is about the last three hours. */
  most?: number;
}

/** The rounds of a data folder. A running demo holds a lock in the database for each of its open rounds. */
export async function readOpenRounds({ databaseUrl, dataDir, most = 40 }: RoundsPlace): Promise<OpenRounds> {
  const folder = join(dataDir, "demo-rounds");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const locks = new RoundLocks(databaseUrl);
  return {
    failKilled: async (producer) => {
      let failed = 0;
      for (const file of await readdir(folder))
        failed += await failRound(producer, locks, join(folder, file));
      return failed;
    },
    begin: async () => {
      const key = randomInt(1, 2 ** 31 - 1);
      await locks.take(key);
      return roundIn(folder, key, locks);
    },
    deleteOldest: async (producer) => {
      const ended = await endedRounds(folder);
      for (const file of ended.slice(0, Math.max(0, ended.length - most))) {
        // A note that can't be read, as after a power cut, has no jobs that could be found.
        const jobs = await readJobs(file).catch(() => []);
        if (await deleteEndedJobs(producer, jobs)) await rm(file, { force: true });
      }
    },
  };
}

function roundIn(folder: string, key: number, locks: RoundLocks): OpenRound {
  const file = join(folder, `${key}.json`);
  return {
    keep: async (jobs) => {
      // Written under another name first, so that a file of this name is always whole.
      await writeFile(`${file}.part`, JSON.stringify(jobs));
      await rename(`${file}.part`, file);
    },
    end: async () => {
      await rename(file, endedFile(folder, key)).catch(unlessMissing);
      await locks.release(key);
    },
  };
}

/** The time comes first, so that the names are in the order of the ends. */
const endedFile = (folder: string, key: number) => join(folder, `${Date.now()}-${key}.ended`);

const endedRounds = async (folder: string) =>
  (await readdir(folder))
    .filter((name) => name.endsWith(".ended"))
    .sort((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10))
    .map((name) => join(folder, name));

const readJobs = async (file: string) => keptRound.parse(JSON.parse(await readFile(file, "utf8")));

async function failRound(producer: Producer, locks: RoundLocks, file: string): Promise<number> {
  const key = Number(/(\d+)\.json$/.exec(file)?.[1]);
  if (!(key && (await locks.take(key)))) return 0;
  try {
    const failed = await failOpenJobs(producer, await readJobs(file), demoTexts.jobErrors.killed);
    // Jobs of another database stay noted until that one is used again.
    if (failed !== null) await rename(file, endedFile(dirname(file), key));
    return failed ?? 0;
  } finally {
    await locks.release(key);
  }
}

function unlessMissing(error: unknown) {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
}
