import { randomInt } from "node:crypto";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { migrate } from "@/db/migrate";
import { scratchDatabase } from "@/tests/support/database-scratch";
import { NEWEST_MIGRATION } from "@/tests/support/newest-migration";
import { sizeFor } from "@/tests/support/size";

const KILLS = sizeFor({ small: 12, full: 50 });
const EMPTY = "drop schema if exists jobs cascade; drop schema public cascade; create schema public";

const COUNT = `
  select (select count(*)::int from pg_class where relnamespace::regnamespace::text in ('public', 'jobs')) as relations,
    (select count(*)::int from pg_proc where pronamespace = to_regnamespace('jobs')) as functions`;

/** Numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

test("killed at any point, a migration has done everything or nothing, and the next one completes it", async () => {
  const seed = randomInt(2 ** 31);
  const random = randomFrom(seed);
  const { url, sql } = await scratchDatabase();
  const killer = new Client({ connectionString: url });
  await killer.connect();
  onTestFinished(() => killer.end());
  const begun = performance.now();
  await migrate(url);
  // The first takes longer than the others, of which most are to be hit; on a slow machine they are hit early.
  const longest = Math.min(250, 0.8 * (performance.now() - begun));
  const outcomes = { done: 0, undone: 0 };
  let isThere = true;
  for (let kill = 1; kill <= KILLS; kill++) {
    // After a kill that came in time, the database is as empty as it was.
    if (isThere) await sql(EMPTY);
    const migrated = migrate(url).then(
      () => true,
      () => false,
    );
    await new Promise((resume) => setTimeout(resume, random() * longest));
    await killer.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
       where datname = current_database() and application_name = 'jobs-console-migrate'`,
    );
    const isDone = await migrated;
    const {
      rows: [found],
    } = await killer.query<{ relations: number; functions: number }>(COUNT);
    const context = `seed ${seed}, kill ${kill}`;
    isThere = found?.relations !== 0;
    // The answer to a commit may be lost with its session: then it is there all the same.
    if (isDone) expect(isThere, context).toBe(true);
    if (!isThere) expect(found, context).toEqual({ relations: 0, functions: 0 });
    else expect((await migrate(url)).applied, context).toEqual([]);
    outcomes[isThere ? "done" : "undone"]++;
    // Now and then, and at the end, the next run completes what was killed.
    if (kill % 10 === 0) {
      expect((await migrate(url)).now, context).toBe(NEWEST_MIGRATION);
      isThere = true;
    }
  }
  expect(outcomes.undone, `seed ${seed}, ${JSON.stringify(outcomes)}`).toBeGreaterThan(KILLS / 5);
}, 120_000);
