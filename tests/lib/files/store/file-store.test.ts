import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readEnvironment } from "@/lib/env";
import { type OpenedStore, openFileStore } from "@/lib/files/store/open-file-store";
import { BUCKET, CREDENTIALS, type S3Server, startS3Server } from "@/tests/support/s3-server";

const MIB = 1024 * 1024;
const KEY = "ab/abababab-abab-4bab-8bab-abababababab";

let folder: string;
let server: S3Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jobs-console-store-"));
  server = await startS3Server();
  for (const [name, value] of Object.entries(CREDENTIALS)) vi.stubEnv(name, value);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

const of = (...pieces: string[]) => Readable.from(pieces.map((piece) => Buffer.from(piece)));
const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
};
/** Gives so many bytes, then breaks. */
const breaking = (bytes: number) =>
  Readable.from(
    (async function* () {
      for (let given = 0; given < bytes; given += MIB) yield Buffer.alloc(MIB, "x");
      throw new RangeError("the source broke");
    })(),
  );

const STORES: [name: string, open: () => OpenedStore][] = [
  ["disk", () => openFileStore(readEnvironment({ JOBS_DATA_DIR: folder }))],
  [
    "S3",
    () =>
      openFileStore(
        readEnvironment({
          JOBS_S3_BUCKET: BUCKET,
          JOBS_S3_ENDPOINT: server.endpoint,
          JOBS_S3_PREFIX: "jobs/",
        }),
      ),
  ],
];

describe.each(STORES)("the %s store", (_name, open) => {
  test("what is written comes back with its size and checksum, until it is removed", async () => {
    const store = open();
    const file = await store.write(of("hello ", "world"));
    expect(file).toEqual({
      key: expect.stringMatching(/^[0-9a-f]{2}\/[0-9a-f-]{36}$/),
      size: 11,
      sha256: "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
    });
    const opened = await store.open(file.key);
    expect(opened?.size).toBe(11);
    expect(opened && (await text(opened.stream))).toBe("hello world");
    await store.remove(file.key);
    expect(await store.open(file.key)).toBeNull();
    await store.remove(file.key);
  });

  test("an empty file is a file, and so is one of many parts", async () => {
    const store = open();
    for (const size of [0, 5 * MIB, 12 * MIB + 1]) {
      const content = Buffer.alloc(size, "0123456789");
      const { key } = await store.write(Readable.from([content]));
      const opened = await store.open(key);
      expect([opened?.size, opened && (await buffer(opened.stream)).equals(content)]).toEqual([size, true]);
      await store.remove(key);
    }
  });

  test("texts count as the bytes of their UTF-8", async () => {
    const { key, size } = await open().write(Readable.from(["räk", "表"]));
    const opened = await open().open(key);
    expect([size, opened && (await text(opened.stream))]).toEqual([7, "räk表"]);
  });

  test.each([
    [0, 0, "0"],
    [0, 4, "01234"],
    [3, 5, "345"],
    [9, 9, "9"],
    [7, 99, "789"],
    [0, 99, "0123456789"],
    [10, 20, ""],
    [0, -1, ""],
  ])("bytes %i to %i of ten are “%s”", async (start, end, expected) => {
    const store = open();
    const { key } = await store.write(of("0123456789"));
    const opened = await store.open(key, { start, end });
    expect([opened?.size, opened && (await text(opened.stream))]).toEqual([10, expected]);
  });

  test("any range of an empty file is empty, and a range of a file that is gone is gone", async () => {
    const store = open();
    const { key } = await store.write(of());
    const opened = await store.open(key, { start: 0, end: 0 });
    expect([opened?.size, opened && (await text(opened.stream))]).toEqual([0, ""]);
    await store.remove(key);
    expect(await store.open(key, { start: 0, end: 0 })).toBeNull();
  });

  test.each([0, 8 * MIB])(
    "content that breaks off after %i bytes leaves nothing, and its own error",
    async (bytes) => {
      const store = open();
      const before = (await all(store.list())).length;
      await expect(store.write(breaking(bytes))).rejects.toThrow(new RangeError("the source broke"));
      expect(await all(store.list())).toHaveLength(before);
      expect(await all(store.listUnfinished())).toEqual([]);
    },
  );

  test.each([
    "/etc/passwd",
    "../x",
    "ab/../../etc/passwd",
    "",
    "ab",
    "ab/x\0y",
    `..${KEY}`,
    `${KEY}/`,
    `${KEY}.part`,
    `jobs/${KEY}`,
  ])("the key “%s” opens nothing, and there is nothing of it to remove", async (key) => {
    await expect(open().open(key)).rejects.toMatchObject({ code: "storage_unavailable" });
    await open().remove(key);
  });

  test("the list has every file with its size and time, however many there are", async () => {
    const store = open();
    const before = new Set((await all(store.list())).map(({ key }) => key));
    const sizes = new Map<string, number>();
    for (let size = 0; size < 20; size++) {
      const { key } = await store.write(of("x".repeat(size)));
      sizes.set(key, size);
    }
    const added = (await all(store.list())).filter(({ key }) => !before.has(key));
    expect(new Map(added.map(({ key, size }) => [key, size]))).toEqual(sizes);
    for (const { modifiedAt } of added) expect(Date.now() - modifiedAt.getTime()).toBeLessThan(60_000);
  });

  test("a stream that is destroyed half-way does not keep the next reader out", async () => {
    const store = open();
    const { key } = await store.write(Readable.from([Buffer.alloc(8 * MIB)]));
    // More of them than an S3 client has connections.
    for (let count = 0; count < 120; count++) {
      const opened = await store.open(key);
      opened?.stream.destroy();
    }
    const opened = await store.open(key);
    expect(opened && (await buffer(opened.stream)).length).toBe(8 * MIB);
  });
});
