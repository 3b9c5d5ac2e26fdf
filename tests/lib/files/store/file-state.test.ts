import { mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diskStore } from "@/lib/files/store/disk-store";
import { fileStates } from "@/lib/files/store/file-state";
import type { FileStore } from "@/lib/files/store/file-store";

let root: string;
let store: FileStore;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "jobs-console-state-"));
  store = diskStore(root);
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function write(text: string) {
  const { key, size } = await store.write(Readable.from([Buffer.from(text)]));
  return { storeKey: key, size };
}

const openFiles = async () => (await readdir("/proc/self/fd").catch(() => [])).length;

/** Of which each open is answered when `answer` says so. */
const storeThat = (answer: () => Promise<{ size: number; stream: Readable } | null>): FileStore => ({
  ...store,
  open: answer,
});

test("each file is present, gone or changed, in the order in which they were given, the empty one too", async () => {
  const [kept, gone, grown, short, empty] = [
    await write("kept"),
    await write("gone"),
    await write("grown"),
    await write("short"),
    await write(""),
  ];
  await store.remove(gone.storeKey);
  await writeFile(join(root, grown.storeKey), "grown since");
  await writeFile(join(root, short.storeKey), "");
  const poisoned = { storeKey: "../../etc/passwd", size: 1 };
  expect(await fileStates(store, [kept, gone, grown, short, empty, poisoned])).toEqual([
    "present",
    "gone",
    "changed",
    "changed",
    "present",
    "unknown",
  ]);
  expect(await fileStates(store, [])).toEqual([]);
});

test("of a folder that can't be read nobody knows", async () => {
  const file = await write("x");
  await rename(root, `${root}-away`);
  await writeFile(root, "in its place");
  expect(await fileStates(store, [file])).toEqual(["unknown"]);
  await rm(root);
  await rename(`${root}-away`, root);
  expect(await fileStates(store, [file])).toEqual(["present"]);
});

test("200 files leave none open, and are asked for a few at a time", async () => {
  const file = await write("x");
  const before = await openFiles();
  let [open, most] = [0, 0];
  const counting: FileStore = {
    ...store,
    open: async (key, range) => {
      most = Math.max(most, ++open);
      const opened = await store.open(key, range);
      open--;
      return opened;
    },
  };
  const states = await fileStates(
    counting,
    Array.from({ length: 200 }, () => file),
  );
  expect(new Set(states)).toEqual(new Set(["present"]));
  expect(most).toBe(8);
  await expect.poll(openFiles).toBeLessThanOrEqual(before);
});

test("a store that never answers costs the time that was given it, once", async () => {
  let asked = 0;
  const silent = storeThat(() => {
    asked++;
    return new Promise(() => undefined);
  });
  const start = performance.now();
  const files = Array.from({ length: 50 }, () => ({ storeKey: "x", size: 1 }));
  expect(new Set(await fileStates(silent, files, 50))).toEqual(new Set(["unknown"]));
  expect(performance.now() - start).toBeLessThan(1_000);
  expect(asked).toBe(8);
});

test("what is answered too late is closed, and changes nothing", async () => {
  const stream = Readable.from(["x"]);
  let answer = () => {};
  const late = new Promise<{ size: number; stream: Readable }>((settle) => {
    answer = () => settle({ size: 1, stream });
  });
  const states = await fileStates(
    storeThat(() => late),
    [{ storeKey: "x", size: 1 }],
    20,
  );
  answer();
  await expect.poll(() => stream.destroyed).toBe(true);
  expect(states).toEqual(["unknown"]);
});
