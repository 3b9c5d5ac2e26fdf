import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { migratedDatabase, onServer, scratchDatabase, scratchRole } from "@/tests/support/database-scratch";
import { startPooler } from "@/tests/support/pooler";
import { callCli, endOf } from "../call-cli";

const dataDir = "/nowhere";
type Change = Partial<Pick<URL, "host" | "pathname" | "password" | "search">>;
const changed = (url: string, change: Change) => Object.assign(new URL(url), change).href;

/** How a reading, a writing and the migrating call end on the database at `url`. */
const endsOf = (url: string) =>
  Promise.all(
    [["list"], ["create", "--type", "import", "--name", "x"], ["migrate"]].map((args) =>
      endOf({ url, dataDir }, args),
    ),
  );

const SERVER_ASKS = () => new URL(inject("server").url).password !== "";

test("a wrong password, and none, are told as that", async ({ skip }) => {
  if (!SERVER_ASKS()) skip("this server asks for no password");
  const { url } = await migratedDatabase();
  for (const end of await endsOf(changed(url, { password: "hunter2" }))) {
    expect(end).toEqual({
      exitCode: 5,
      sentence: "The database refuses the user or the password in DATABASE_URL.",
    });
  }
  for (const end of await endsOf(changed(url, { password: "" }))) {
    expect(end.sentence).toMatch(/DATABASE_URL has none|the password in DATABASE_URL/);
  }
});

test("a user who may not sign in is told as that", async () => {
  const role = await scratchRole();
  const { urlAs } = await migratedDatabase();
  await onServer(`alter role ${role} nologin`);
  for (const { exitCode, sentence } of await endsOf(urlAs(role))) {
    expect([exitCode, sentence]).toEqual([5, expect.stringContaining("The database refuses this user")]);
    expect(sentence).not.toContain(role);
  }
});

test.each<[string, Change, string]>([
  [
    "a missing database",
    { pathname: "/no_such_database" },
    "The database that DATABASE_URL names does not exist",
  ],
  ["an unknown host", { host: "no-such-host.invalid" }, "The host name in DATABASE_URL was not found"],
  ["a missing socket", { search: "?host=/nowhere" }, "no PostgreSQL socket"],
  ["a server without TLS", { search: "?sslmode=require" }, "asks for an encrypted connection"],
])("%s is told as that", async (_, change, sentence) => {
  const { url } = await migratedDatabase();
  for (const end of await endsOf(changed(url, change))) {
    expect(end).toEqual({ exitCode: 5, sentence: expect.stringContaining(sentence) });
    expect(end.sentence).not.toMatch(/again|no_such|no-such|nowhere/);
  }
});

test("missing tables are told as a database that is not migrated, with the command", async () => {
  const { url } = await scratchDatabase();
  for (const args of [["list"], ["create", "--type", "import", "--name", "x"], ["user", "list"]]) {
    expect(await endOf({ url, dataDir }, args)).toEqual({
      exitCode: 5,
      sentence: "The database has not been migrated to this version. Run: jobs migrate",
    });
  }
});

test("a user without rights is told as that, when it reads and when it migrates", async () => {
  const role = await scratchRole();
  const { urlAs, sql } = await migratedDatabase();
  expect(await endOf({ url: urlAs(role), dataDir }, ["list"])).toEqual({
    exitCode: 5,
    sentence: expect.stringContaining("lacks a permission"),
  });
  const empty = await scratchDatabase();
  await sql("select 1");
  expect(await endOf({ url: empty.urlAs(role), dataDir }, ["migrate"])).toEqual({
    exitCode: 5,
    sentence: expect.stringContaining("lacks a permission"),
  });
});

test("a read-only database is told as that", async () => {
  const { url, name } = await migratedDatabase();
  await onServer(`alter database ${name} set default_transaction_read_only = on`);
  expect(await endOf({ url, dataDir }, ["create", "--type", "import", "--name", "x"])).toEqual({
    exitCode: 5,
    sentence: "The database is read-only: nothing can be changed.",
  });
  expect(await callCli({ url, dataDir }, ["list"])).toMatchObject({ code: 0, stderr: "" });
});

test("a migration that fails says which, why, and that nothing was changed", async () => {
  const { url, sql } = await scratchDatabase();
  await sql("create view job as select 1 as mine");
  expect(await endOf({ url, dataDir }, ["migrate"])).toEqual({
    exitCode: 1,
    sentence: expect.stringMatching(
      /^The migration 0000_baseline can't be applied .*relation "job".* Nothing was changed\.$/,
    ),
  });
});

test("a server that is not there, or closed for now, may be tried again", async () => {
  const { url, name } = await migratedDatabase();
  const pooler = await startPooler(url);
  await pooler.close();
  await onServer(`alter database ${name} allow_connections false`);
  for (const away of [pooler.url, url]) {
    expect(await endOf({ url: away, dataDir }, ["list"])).toEqual({
      exitCode: 5,
      sentence: "The database did not answer. Try again in a moment.",
    });
  }
});

test("a data folder that can't be written is told by its variable", async () => {
  const folder = await mkdtemp(join(tmpdir(), "jobs-console-data-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "file"), "");
  expect(await endOf({ url: "", dataDir: join(folder, "file", "data") }, ["list"])).toEqual({
    exitCode: 5,
    sentence: expect.stringMatching(/^JOBS_DATA_DIR: the folder can’t be written/),
  });
});
