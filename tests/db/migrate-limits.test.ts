import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { migrate } from "@/db/migrate";
import { onServer, scratchDatabase, scratchRole } from "@/tests/support/database-scratch";
import { MIGRATIONS } from "@/tests/support/newest-migration";

const LIMITS = [
  "statement_timeout",
  "lock_timeout",
  "idle_in_transaction_session_timeout",
  // Of PostgreSQL 17 and newer.
  "transaction_timeout",
];

async function roleWithTinyLimits() {
  const role = await scratchRole();
  const known = await onServer("select name from pg_settings");
  const names = new Set(known.rows.map(({ name }) => name));
  const set = LIMITS.filter((limit) => names.has(limit));
  // As small as leaves time to begin.
  for (const limit of set) await onServer(`alter role ${role} set ${limit} = '15ms'`);
  return role;
}

test("a role with tiny limits migrates, also after a long wait for another process", async () => {
  const role = await roleWithTinyLimits();
  const { url, urlAs } = await scratchDatabase(`owner ${role}`);
  const other = new Client({ connectionString: url });
  await other.connect();
  onTestFinished(() => other.end());
  await other.query("begin; select pg_advisory_xact_lock(7203115406)");
  const migrated = migrate(urlAs(role));
  await expect.poll(() => waiting(other)).toBe(true);
  await other.query("commit");
  // The session gets the lock, and nothing to do: its process is busy for longer than it may be idle.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  expect(await migrated).toMatchObject({ before: null, applied: MIGRATIONS });
  expect(await migrate(urlAs(role))).toMatchObject({ applied: [] });
});

/** Whether the migration has waited for the lock for more than ten times the limits. */
async function waiting(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_locks where locktype = 'advisory' and not granted and waitstart < clock_timestamp() - interval '150 ms'
     and database = (select oid from pg_database where datname = current_database())`,
  );
  return rowCount === 1;
}
