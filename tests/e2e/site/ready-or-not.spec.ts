import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createJob } from "@/lib/producer";
import { type Console, startConsole } from "../../support/console";
import { openTestDatabase, type TestDatabase } from "../../support/database";
import { onServer, scratchDatabase } from "../../support/database-scratch";
import { makeToken } from "../../support/http/make-token";
import { NEWEST_MIGRATION } from "../../support/newest-migration";

let database: TestDatabase;
let site: Console;

beforeAll(async () => {
  database = await openTestDatabase();
  site = await startConsole(database);
});
afterAll(async () => {
  await site.stop();
  await database.close();
});

/** The status of /readyz with its part, and what it says. */
async function ready(of = site) {
  const answer = await of.get("/readyz");
  const text = await answer.text();
  const body = answer.status === 200 ? { part: text.trim(), message: "" } : JSON.parse(text);
  return {
    status: answer.status,
    part: body.part,
    message: body.message,
    again: answer.headers.get("retry-after"),
  };
}

test("ready is 200; while migrations wait or run it is 503, and says so", async () => {
  expect(await ready()).toMatchObject({ status: 200, part: "ok" });
  await database.sql("update jobs.migration set tag = 'later' where tag = $1", [NEWEST_MIGRATION]);
  expect(await ready()).toMatchObject({
    status: 503,
    part: "migrations",
    message: expect.stringContaining("waiting or running"),
    again: null,
  });
  await database.sql("update jobs.migration set tag = $1 where tag = 'later'", [NEWEST_MIGRATION]);
  expect((await ready()).status).toBe(200);
});

test("a database without any table of ours is not ready, and pages say what to do", async () => {
  const { url } = await scratchDatabase();
  const empty = await startConsole({ ...database, url });
  try {
    expect(await ready(empty)).toMatchObject({ status: 503, part: "migrations" });
    const answer = await empty.get("/sign-in");
    expect(answer.status).toBe(200);
    const page = await empty.get("/jobs", await site.userWithCookie("bela"));
    expect([page.status, page.headers.get("retry-after")]).toEqual([503, null]);
    const words = await page.text();
    expect(words).toContain("Run: jobs migrate");
    expect(words).toContain("Reloading the page does not help. Tell your administrator.");
    expect(words).not.toMatch(/try again|safely reload/i);
    const script = await empty.get("/api/v1/jobs", undefined, {
      authorization: `Bearer jct_abcdefghijkl_${"x".repeat(43)}`,
    });
    expect([script.status, script.headers.get("retry-after")]).toEqual([503, null]);
    expect((await script.json()).detail).toBe(
      "The database has not been migrated to this version. Run: jobs migrate",
    );
  } finally {
    await empty.stop();
  }
});

test("a read-only database is not ready; a token and a cookie still read, and writing says why not", async () => {
  const job = await createJob(database.access, database.store, { type: "import", name: "there" });
  const cookie = await site.userWithCookie("anna", "admin");
  const { authorization } = await makeToken(database, "anna", "jobs:read", "jobs:write");
  const name = new URL(database.url).pathname.slice(1);
  await onServer(`alter database ${name} set default_transaction_read_only = on`);
  const readOnly = await startConsole(database);
  try {
    expect(await ready(readOnly)).toMatchObject({ status: 503, part: "database", again: null });
    const read = await readOnly.get(`/api/v1/jobs/${job.id}`, undefined, { authorization });
    expect(read.status).toBe(200);
    expect((await readOnly.get(`/jobs/show/${job.id}`, cookie)).status).toBe(200);
    const written = await fetch(`${readOnly.address}/api/v1/jobs`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify({ type: "import", name: "new" }),
    });
    expect(written.status).toBe(503);
    expect((await written.json()).detail).toContain("read-only");
    expect(readOnly.log()).toContain("token.use_not_noted");
  } finally {
    await readOnly.stop();
    await onServer(`alter database ${name} reset default_transaction_read_only`);
  }
});

test("a storage that can't be written is not ready", async () => {
  const dataDir = join(database.dataDir, "unwritable");
  await mkdir(dataDir);
  // Also for root, who may write everywhere else.
  await writeFile(join(dataDir, "files"), "not a folder");
  const without = await startConsole({ ...database, dataDir });
  try {
    expect(await ready(without)).toMatchObject({
      status: 503,
      part: "storage",
      message: expect.stringContaining("The storage of job files can't be written."),
    });
    await rm(join(dataDir, "files"));
    await expect.poll(async () => (await ready(without)).status).toBe(200);
  } finally {
    await without.stop();
  }
});
