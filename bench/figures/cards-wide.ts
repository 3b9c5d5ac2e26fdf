import { countJobs } from "@/lib/jobs/counts/count-jobs";
import type { Bench } from "../bench";
import { databaseGrowth } from "../database-growth";
import type { Measure } from "../figure";
import { say } from "../progress";
import { seedScattered } from "../seed";
import { dropDatabase, makeMigrated, openSeeded } from "../seeded-database";

const NARROW = { name: "narrow", jobs: 10_000, owners: 1, types: 1 };
const WIDE = { name: "wide", jobs: 500_000, owners: 100_000, types: 10_000 };

/**
 * The database's work for an administrator's cards when the jobs have 100,000 owners and 10,000 types, over its work
 * when they have one owner and one type. Each of the many owners has five jobs, each of another type.
 */
export const cardsWide: Measure = async (bench) => {
  try {
    const sizes = { small: await openScattered(bench, NARROW), large: await openScattered(bench, WIDE) };
    const read = { name: "cards_wide", read: (access: Parameters<typeof countJobs>[0]) => countJobs(access) };
    return [{ ...(await databaseGrowth(sizes, read, "of one owner and type")), bar: { atMost: 1.3 } }];
  } finally {
    for (const { name } of [NARROW, WIDE]) await dropDatabase(bench.serverUrl, name);
  }
};

async function openScattered({ serverUrl }: Bench, { name, jobs, owners, types }: typeof WIDE) {
  say(`  ${jobs} jobs of ${owners} owners and ${types} types`);
  await seedScattered(await makeMigrated(serverUrl, name), { jobs, owners, types });
  return openSeeded(serverUrl, { name, jobs });
}
