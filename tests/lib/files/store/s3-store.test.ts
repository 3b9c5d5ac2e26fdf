import { createServer } from "node:net";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { CreateMultipartUploadCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { NO_BYTES } from "@/lib/files/store/file-store";
import { type S3Settings, s3Client } from "@/lib/files/store/s3-client";
import { s3Store } from "@/lib/files/store/s3-store";
import { findPort } from "@/tests/support/free-port";
import { BUCKET, CREDENTIALS, type S3Server, startS3Server } from "@/tests/support/s3-server";

const MIB = 1024 * 1024;
const KEY = "ab/abababab-abab-4bab-8bab-abababababab";
/** For a server that never answers; one that does may be slow on a busy machine. */
const SHORT = { connect: 500, answer: 500, silence: 500 };
const AWAY = { code: "storage_unavailable", message: expect.not.stringMatching(/127\.0\.0\.1|S3RVER/) };

let server: S3Server;
beforeAll(async () => {
  server = await startS3Server();
});
afterAll(async () => {
  await server.stop();
  vi.unstubAllEnvs();
});

function open(settings: Partial<S3Settings> = {}, credentials: Record<string, string> = CREDENTIALS) {
  for (const [name, value] of Object.entries(credentials)) vi.stubEnv(name, value);
  return s3Store({ ...usual(), ...settings });
}

const usual = (): S3Settings => ({
  bucket: BUCKET,
  prefix: "",
  endpoint: server.endpoint,
  region: undefined,
  pathStyle: true,
  largestFile: 10 * MIB,
});

/** Everything that one does with a store, each with what it comes to. */
const everything = (store: ReturnType<typeof open>) =>
  Promise.all(
    [
      () => store.write(Readable.from([Buffer.from("x")])),
      () => store.write(Readable.from([Buffer.alloc(12 * MIB)])),
      () => store.open(KEY),
      () => store.open(KEY, { start: 0, end: 0 }),
      () => store.remove(KEY),
      () => store.list()[Symbol.asyncIterator]().next(),
      () => store.listUnfinished()[Symbol.asyncIterator]().next(),
    ].map(async (use) => {
      await expect(use()).rejects.toMatchObject(AWAY);
    }),
  );

test("a server that is away is told as such", async () => {
  await everything(open({ endpoint: `http://127.0.0.1:${await findPort()}` }));
});

test("a server that takes a question and never answers is given up", async () => {
  const silent = createServer(() => undefined).listen(0, "127.0.0.1");
  await new Promise((listening) => silent.once("listening", listening));
  const address = silent.address();
  const port = address && typeof address === "object" ? address.port : 0;
  const started = performance.now();
  await everything(open({ endpoint: `http://127.0.0.1:${port}`, deadlines: SHORT }));
  expect(performance.now() - started).toBeLessThan(10_000);
  silent.close();
});

test("a bucket that isn't there is no empty one: its files are away, not gone", async () => {
  const store = open({ bucket: "another" });
  await expect(store.write(Readable.from(["x"]))).rejects.toMatchObject(AWAY);
  await expect(store.open(KEY)).rejects.toMatchObject(AWAY);
  await expect(store.list()[Symbol.asyncIterator]().next()).rejects.toMatchObject(AWAY);
});

test("credentials that are not taken are told as such, and not shown", async () => {
  await everything(open({}, { AWS_ACCESS_KEY_ID: "WRONG", AWS_SECRET_ACCESS_KEY: "WRONG" }));
});

test("two consoles with a prefix of their own do not see each other's files in one bucket", async () => {
  const [ours, theirs] = [open({ prefix: "ours/" }), open({ prefix: "theirs/" })];
  const { key } = await ours.write(Readable.from(["x"]));
  expect(await theirs.open(key)).toBeNull();
  await theirs.remove(key);
  for await (const { key: found } of theirs.list()) expect(found).toBeNull();
  const opened = await ours.open(key);
  expect(opened && (await buffer(opened.stream)).toString()).toBe("x");
});

test("an upload that nobody finished is listed with the time of its beginning, and called off on demand", async () => {
  const store = open({ prefix: "jobs/" });
  const client = s3Client(usual());
  for (const Key of [`jobs/${KEY}`, "jobs/notes.txt", KEY]) {
    await client.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key }));
  }
  const found: string[] = [];
  for await (const { name, startedAt, remove } of store.listUnfinished()) {
    found.push(name);
    expect(Math.abs(Date.now() - startedAt.getTime())).toBeLessThan(60_000);
    await remove();
  }
  expect(found).toEqual([expect.stringMatching(new RegExp(`^${KEY} \\(upload \\w+\\)$`))]);
  expect((await store.listUnfinished()[Symbol.asyncIterator]().next()).done).toBe(true);
});

test("files whose size alone is asked for are looked up over one connection", async () => {
  const store = open();
  const { key } = await store.write(Readable.from([Buffer.alloc(MIB)]));
  const before = server.opened();
  for (let count = 0; count < 20; count++) {
    const opened = await store.open(key, NO_BYTES);
    expect(opened && [opened.size, (await buffer(opened.stream)).length]).toEqual([MIB, 0]);
  }
  expect(server.opened() - before).toBeLessThan(3);
});

test("streams that are destroyed half-way free their connections", async () => {
  const store = open();
  const { key } = await store.write(Readable.from([Buffer.alloc(8 * MIB)]));
  const before = await server.connections();
  for (let count = 0; count < 30; count++) {
    const opened = await store.open(key);
    opened?.stream.destroy();
  }
  await vi.waitFor(async () => expect((await server.connections()) - before).toBeLessThan(5), {
    timeout: 60_000,
  });
});
