import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { migrate } from "@/db/migrate";
import { signIn } from "@/lib/auth/session/sign-in";
import { addUser } from "@/lib/auth/users";
import { readEnvironment } from "@/lib/env";
import { openFileStore } from "@/lib/files/store/open-file-store";
import { clearJobs } from "@/lib/jobs/clear/clear-jobs";
import { verifyCounts } from "@/lib/jobs/counts/verify-counts";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { openProducer } from "@/lib/producer/open-producer";
import { onServer, scratchDatabase } from "@/tests/support/database-scratch";
import { exportFiltered } from "@/tests/support/jobs/export-filtered";

/** Tables of somebody else's that are called like ours. */
const TENANT = `
  create schema tenant;
  create table tenant.job (mine text);
  create table tenant.object (mine text);
  create table tenant.app_user (mine text);
  create table tenant.clear_run (mine text);
  create table tenant.sign_in_attempt (mine text)`;

test("where the search path leads elsewhere first, the console has its tables in public, and finds them", async () => {
  const { name, url, sql } = await scratchDatabase();
  await sql(TENANT);
  await onServer(`alter database ${name} set search_path = tenant, public`);
  await migrate(url);
  expect(await sql("select tablename from pg_tables where schemaname = 'tenant' order by 1")).toHaveLength(5);

  const dataDir = await mkdtemp(join(tmpdir(), "jobs-console-search-path-"));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const producer = await openProducer({ databaseUrl: url, dataDir });
  onTestFinished(() => producer.close());
  const { access } = producer;
  await addUser(access.db, { name: "maria", role: "staff", password: "a long password" });
  const job = await producer.createJob({ type: "import", name: "one", owner: "maria" });
  await job.start();
  const [step] = await job.addSubtasks(["first"]);
  await step?.start();
  await job.file("output", "rows.csv", "a,b\n");
  await job.fail("disk full");

  expect(await signIn(access.db, { username: "maria", password: "a long password" }, "::1")).toMatchObject({
    name: "maria",
  });
  expect((await readDashboard(access, {})).jobs).toMatchObject([{ name: "one", status: "failed" }]);
  const exported: Buffer[] = [];
  for await (const piece of exportFiltered(access, DEFAULT_FILTER)) exported.push(piece);
  expect(Buffer.concat(exported).toString()).toContain(",one,import,Failed,");
  expect(await verifyCounts(access, { repair: false })).toEqual({ findings: [], wrong: 0 });
  const store = openFileStore(readEnvironment({ JOBS_DATA_DIR: dataDir }));
  expect(await clearJobs(access, store, 1)).toMatchObject({ removed: 0 });
});
