import { readdir } from "node:fs/promises";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { readEnvironment } from "@/lib/env";
import { openFileStore } from "@/lib/files/store/open-file-store";
import { createJob } from "@/lib/producer";
import { startConsole } from "@/tests/support/console";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertJob, OLD } from "@/tests/support/jobs/job-factory";
import { BUCKET, CREDENTIALS, type S3Server, startS3Server } from "@/tests/support/s3-server";

let database: TestDatabase;
let server: S3Server;
const settings = () => ({
  JOBS_S3_BUCKET: BUCKET,
  JOBS_S3_ENDPOINT: server.endpoint,
  JOBS_S3_PREFIX: "jobs/",
});

beforeAll(async () => {
  [database, server] = await Promise.all([openTestDatabase(), startS3Server()]);
  for (const [name, value] of Object.entries(CREDENTIALS)) vi.stubEnv(name, value);
});
afterAll(async () => {
  await database.close();
  vi.unstubAllEnvs();
});

test("a console with its files in a bucket serves, sweeps and clears them, and tells when the bucket is away", async () => {
  const store = openFileStore(readEnvironment(settings()));
  const job = await createJob(database.access, store, { type: "export", name: "In a bucket" });
  const large = Buffer.alloc(12_000_000, "0123456789");
  const file = await job.file("output", "räk.bin", large);
  const { key: awaited } = await store.write(Readable.from(["to be swept"]));
  await database.sql("insert into file_to_delete values ($1)", [awaited]);

  const site = await startConsole(database, { ...settings(), ...CREDENTIALS });
  onTestFinished(site.stop);
  const cookie = await site.userWithCookie("ada", "admin");
  await vi.waitFor(async () => expect(await store.open(awaited)).toBeNull(), { timeout: 60_000 });

  const path = `/jobs/show/${job.id}/files/${file.id}`;
  const answer = await site.get(path, cookie);
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer()).equals(large)).toBe(true);
  expect(await readdir(database.dataDir)).not.toContain("files");

  const id = await insertJob(database, { status: "failed", ...OLD });
  await database.sql("update job_file set job_id = $1", [id]);
  const [row] = await database.sql("select store_key from job_file");
  const cleared = await fetch(`${site.address}/jobs/clear-inactive`, {
    method: "POST",
    headers: { cookie, origin: site.address, "content-type": "application/json" },
    body: JSON.stringify({ days: 30 }),
  });
  expect(await cleared.json()).toMatchObject({ removed: 1 });
  expect(await store.open(String(row?.store_key))).toBeNull();

  const again = await job.file("output", "later.txt", "later");
  await server.stop();
  const away = await site.get(`/jobs/show/${job.id}/files/${again.id}`, cookie);
  expect(away.status).toBe(503);
  expect(await away.text()).not.toMatch(/127\.0\.0\.1|S3RVER/);
  expect((await site.get(`/jobs/show/${job.id}`, cookie)).status).toBe(200);
});
