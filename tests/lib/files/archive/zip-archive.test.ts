import { PassThrough, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { type ArchiveEntry, zipArchive, zipLength } from "@/lib/files/archive/zip-archive";
import { unzip } from "@/tests/support/archive/unzip";

const modifiedAt = new Date("2026-03-12T13:05:03Z");

const entry = (path: string, content: string | Buffer): ArchiveEntry => {
  const bytes = Buffer.from(content);
  return { path, size: bytes.length, modifiedAt, open: async () => Readable.from([bytes]) };
};

test("an archive holds each file as it is, under its path and with its time", async () => {
  const entries = [
    entry("input/é.csv", "id\n1\n"),
    entry("output/empty.txt", ""),
    entry("output/a", "\0\u00ff"),
  ];
  const { content, length } = zipArchive(entries);
  const bytes = await buffer(content);
  expect(bytes.length).toBe(length);
  const files = await unzip(bytes);
  expect(files.map(({ path, content }) => [path, content.toString()])).toEqual([
    ["input/é.csv", "id\n1\n"],
    ["output/empty.txt", ""],
    ["output/a", "\0\u00ff"],
  ]);
  expect(files.map((file) => file.modifiedAt)).toEqual([modifiedAt, modifiedAt, modifiedAt]);
});

test.each([0, 1, 2, 1_057, 1_058, 10_000])(
  "the length of an archive of %d files is known before any is opened",
  async (count) => {
    // 62 bytes of a file's record make the directory exceed 64 KiB at 1,058 files: nothing may change there.
    const entries = Array.from({ length: count }, (_, at) => entry(`o/${String(at).padStart(5, "0")}`, "x"));
    const announced = zipLength(
      entries.map((one) => ({
        ...one,
        open: () => Promise.reject(new Error("it was opened")),
      })),
    );
    const { content, length } = zipArchive(entries);
    const bytes = await buffer(content);
    expect([bytes.length, length]).toEqual([announced, announced]);
    expect((await unzip(bytes)).length).toBe(count);
  },
);

test("one file is open at a time, and the next is opened when the one before has been read", async () => {
  const open = new Set<string>();
  let most = 0;
  const watched = Array.from({ length: 20 }, (_, at) => {
    const one = entry(`output/${at}.txt`, "x".repeat(100_000));
    return {
      ...one,
      open: async () => {
        open.add(one.path);
        most = Math.max(most, open.size);
        return (await one.open()).once("close", () => open.delete(one.path));
      },
    };
  });
  await buffer(zipArchive(watched).content);
  expect([most, open.size]).toEqual([1, 0]);
});

test("a reader who does not read makes the archive read no more than it can hold", async () => {
  let given = 0;
  const piece = Buffer.alloc(64 * 1024);
  const endless = Readable.from(
    (async function* () {
      for (; given < 10_000; given++) yield piece;
    })(),
    { highWaterMark: 1 },
  );
  const { content } = zipArchive([
    { path: "output/large.bin", size: 10_000 * piece.length, modifiedAt, open: async () => endless },
  ]);
  for (let turn = 0; turn < 1_000; turn++) await setImmediate();
  expect(given).toBeLessThan(20);
  content.destroy();
  for (let turn = 0; turn < 10; turn++) await setImmediate();
  expect(endless.destroyed).toBe(true);
});

const failing = (error: Error) => async () =>
  Readable.from(
    (async function* () {
      yield Buffer.from("be");
      throw error;
    })(),
  );

test.each<[string, ArchiveEntry["open"], RegExp]>([
  ["can't be opened", () => Promise.reject(new Error("it is gone")), /it is gone/],
  ["breaks while it is read", failing(new Error("the disk broke")), /the disk broke/],
  ["is shorter than it was", async () => Readable.from([Buffer.from("be")]), /unexpected number of bytes/],
  [
    "is longer than it was",
    async () => Readable.from([Buffer.from("before and after")]),
    /unexpected number/,
  ],
  [
    "is closed without an end",
    async () => {
      const stream = new PassThrough();
      stream.write("be");
      setTimeout(() => stream.destroy());
      return stream;
    },
    /premature close/i,
  ],
])("an archive fails when one of its files %s", async (_, open, message) => {
  const entries = [entry("output/before.txt", "whole"), { ...entry("output/a.txt", "before"), open }];
  await expect(buffer(zipArchive(entries).content)).rejects.toThrow(message);
});

test("a file that opens only when the reader has left is closed", async () => {
  const late = new PassThrough();
  let openIt: (stream: Readable) => void = () => undefined;
  const opening = new Promise<Readable>((opened) => {
    openIt = opened;
  });
  const { content } = zipArchive([{ path: "output/late.txt", size: 1, modifiedAt, open: () => opening }]);
  content.destroy();
  openIt(late);
  await opening;
  await setImmediate();
  expect(late.destroyed).toBe(true);
});
