import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diskStore } from "@/lib/files/disk-store";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "jobs-console-store-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const KEY = "ab/abababab-abab-4bab-8bab-abababababab";

test("what is written comes back with its size and checksum", async () => {
  const store = diskStore(root);
  const file = await store.write(Readable.from([Buffer.from("hello "), Buffer.from("world")]));
  expect(file).toMatchObject({
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

test("an empty file is a file", async () => {
  const store = diskStore(root);
  const { key } = await store.write(Readable.from([]));
  const opened = await store.open(key);
  expect(opened && [opened.size, await text(opened.stream)]).toEqual([0, ""]);
});

test("a source that breaks off leaves nothing behind", async () => {
  const folder = join(root, "broken");
  const broken = Readable.from(
    (function* () {
      yield Buffer.from("half");
      throw new Error("the source broke");
    })(),
  );
  await expect(diskStore(folder).write(broken)).rejects.toMatchObject({ code: "storage_unavailable" });
  const left = await readdir(folder, { recursive: true, withFileTypes: true });
  expect(left.filter((entry) => entry.isFile())).toEqual([]);
});

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
])("the key “%s” names nothing", async (key) => {
  await expect(diskStore(root).open(key)).rejects.toMatchObject({ code: "storage_unavailable" });
});

test("a link, a FIFO and a folder in the store's place are no files", async () => {
  const store = diskStore(root);
  const real = await store.write(Readable.from([Buffer.from("x")]));
  const place = (digit: string) => real.key.replace(/.$/, digit === real.key.at(-1) ? "e" : digit);
  const secret = join(root, "secret");
  await writeFile(secret, "secret");
  await symlink(secret, join(root, place("1")));
  execFileSync("mkfifo", [join(root, place("2"))]);
  execFileSync("mkdir", [join(root, place("3"))]);
  for (const digit of ["1", "2", "3"]) expect(await store.open(place(digit))).toBeNull();
  expect(dirname(join(root, real.key))).toContain(root);
});

test("a folder that can't be written is told as such", async () => {
  const file = join(root, "a-file");
  await writeFile(file, "");
  const written = diskStore(join(file, "below")).write(Readable.from([Buffer.from("x")]));
  await expect(written).rejects.toMatchObject({ code: "storage_unavailable" });
});
