import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diskStore } from "@/lib/files/store/disk-store";
import { collectGarbage } from "@/tests/support/measure/collect-garbage";
import { sizeFor } from "@/tests/support/size";

const MIB = 1024 * 1024;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "jobs-console-store-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

test("a file of any size goes in and out in little memory", async () => {
  const mebibytes = sizeFor({ small: 96, full: 2048 });
  const piece = Buffer.alloc(MIB, "x");
  const before = process.memoryUsage().rss;
  let most = before;
  const watched = function* () {
    for (let count = 0; count < mebibytes; count++) {
      most = Math.max(most, process.memoryUsage().rss);
      yield piece;
    }
  };
  const store = diskStore(root);
  const { key, size } = await store.write(Readable.from(watched()));
  const opened = await store.open(key);
  let read = 0;
  const count = new Writable({
    write(chunk: Buffer, _encoding, next) {
      most = Math.max(most, process.memoryUsage().rss);
      read += chunk.length;
      if (read % (8 * MIB) === 0) collectGarbage();
      next();
    },
  });
  if (opened) await pipeline(opened.stream, count);
  await store.remove(key);
  expect([size, opened?.size, read]).toEqual([mebibytes * MIB, mebibytes * MIB, mebibytes * MIB]);
  expect((most - before) / MIB).toBeLessThan(64);
});
