import { expect, test } from "vitest";
import { scratchDatabase } from "@/tests/support/database-scratch";
import { MIGRATIONS, NEWEST_MIGRATION } from "@/tests/support/newest-migration";
import { callCli, endOf, stdoutOf } from "../call-cli";

const dataDir = "/nowhere";
const plural = (migrations: number) => `${migrations} migration${migrations === 1 ? "" : "s"}`;

test("migrate says where the database was, what it did, and that there is nothing to do", async () => {
  const { url, sql } = await scratchDatabase();
  const migrate = async () => stdoutOf(await callCli({ url, dataDir }, ["migrate"]));
  expect(await migrate()).toBe(
    `The database had no migrations; ${plural(MIGRATIONS.length)} applied. It is now at ${NEWEST_MIGRATION}.\n`,
  );
  expect(await migrate()).toBe(`The database is already at this version (${NEWEST_MIGRATION}).\n`);
  await sql("insert into jobs.migration (tag, sha256) values ('9999_newer', 'x')");
  expect(await endOf({ url, dataDir }, ["migrate"])).toEqual({
    exitCode: 1,
    sentence: expect.stringContaining("9999_newer, which this version does not have"),
  });
});

test("another application's newer row in Drizzle's journal keeps it from nothing", async () => {
  const { url, sql } = await scratchDatabase();
  await sql(`create schema drizzle;
    create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
    insert into drizzle.__drizzle_migrations (hash, created_at) values ('theirs', 9999999999999)`);
  const said = stdoutOf(await callCli({ url, dataDir }, ["migrate"]));
  expect(said).toContain("1 migration applied");
  expect(await sql("select count(*)::int as jobs from job")).toEqual([{ jobs: 0 }]);
});

test("a database of another encoding is refused in one sentence", async () => {
  const { url } = await scratchDatabase("encoding 'LATIN1' locale 'C'");
  expect(await endOf({ url, dataDir }, ["migrate"])).toEqual({
    exitCode: 1,
    sentence: expect.stringMatching(/^The database "\w+" has the encoding LATIN1, .*DATABASE_URL\.$/),
  });
});
