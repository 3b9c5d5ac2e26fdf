import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import { connect } from "@/db/client";
import { knownError } from "@/lib/database-error";
import { DatabaseTooSlow } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { testDatabase } from "@/tests/support/database";
import { exportFiltered } from "@/tests/support/jobs/export-filtered";
import { insertJob } from "@/tests/support/jobs/job-factory";

const database = testDatabase();
let anna: Access;

beforeAll(async () => {
  anna = await database().asUser("anna");
  const owner = { id: anna.viewer.id ?? "", name: "anna" };
  for (const name of ["one", "two", "three", "four", "five"]) await insertJob(database(), { name, owner });
});

test("an export that is left ends the batch under way before it says so", async () => {
  const rows = exportFiltered(anna, DEFAULT_FILTER, 2);
  await rows.next();
  await rows.return(undefined);
  const [row] = await database().sql(
    "select count(*)::int as open from pg_stat_activity where datname = current_database() and query like 'begin %; copy %' and state <> 'idle'",
  );
  expect(row?.open).toBe(0);
});

test("a batch that fails fails the export when its turn comes, and not before", async () => {
  let asked = 0;
  const failing: Access = {
    ...anna,
    copyOut: (statement, room, ask) =>
      asked++ === 0 ? anna.copyOut(statement, room, ask) : Promise.reject(new Error("gone")),
  };
  const rows = exportFiltered(failing, DEFAULT_FILTER, 2);
  expect((await rows.next()).value?.toString()).toContain("\n");
  await expect(rows.next()).rejects.toThrow("gone");
});

test("an export breaks off when an administrator becomes staff, or a user is disabled", async () => {
  await database().asUser("who stays", "admin");
  for (const change of ["role = 'staff'", "disabled_at = now()"]) {
    const boss = await database().asUser(`boss, ${change}`, "admin");
    const rows = exportFiltered(boss, DEFAULT_FILTER, 2);
    await rows.next();
    await database().sql(`update app_user set ${change} where id = $1`, [boss.viewer.id]);
    const rest = async () => {
      for await (const _ of rows);
    };
    await expect(rest()).rejects.toMatchObject({ code: "not_allowed" });
  }
});

test("a batch that takes too long fails the export", async () => {
  const [lock, hurried] = [new Client(database().url), connect(database().url, { statementTimeoutMs: 100 })];
  await lock.connect();
  try {
    const rows = exportFiltered({ ...anna, ...hurried }, DEFAULT_FILTER, 2);
    await rows.next();
    await lock.query("begin; lock table job in access exclusive mode");
    const rest = async () => {
      for await (const _ of rows);
    };
    expect(knownError(await rest().catch((error: unknown) => error))).toBeInstanceOf(DatabaseTooSlow);
  } finally {
    await lock.end();
    await hurried.close();
  }
});
