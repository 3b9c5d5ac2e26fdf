import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { diskStore } from "@/lib/files/store/disk-store";

const KEY = "ab/abababab-abab-4bab-8bab-abababababab";

let outside: string;
let root: string;
beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), "jobs-console-store-"));
  root = join(outside, "files");
});
afterEach(() => rm(outside, { recursive: true, force: true }));

const content = () => Readable.from([Buffer.from("x")]);
const listed = async () => {
  const keys: string[] = [];
  for await (const { key } of diskStore(root).list()) keys.push(key);
  return keys;
};

test("a file and its folder are for their owner's eyes only, and nothing else is left beside it", async () => {
  const { key } = await diskStore(root).write(content());
  expect(await readdir(join(root, dirname(key)))).toEqual([key.slice(3)]);
  const modes = execFileSync("ls", ["-lR", root], { encoding: "utf8" });
  expect(modes).toMatch(/^-rw-------/m);
  expect(modes).toMatch(/^drwx------/m);
});

test("a link, a FIFO and a folder in a file's place are no files, and stay where they are", async () => {
  const store = diskStore(root);
  const { key: real } = await store.write(content());
  const place = (digit: string) => real.replace(/.$/, digit === real.at(-1) ? "e" : digit);
  const secret = join(outside, "secret");
  await writeFile(secret, "secret");
  await symlink(secret, join(root, place("1")));
  execFileSync("mkfifo", [join(root, place("2"))]);
  await mkdir(join(root, place("3")));
  expect(await listed()).toEqual([real]);
  for (const digit of ["1", "2", "3"]) {
    expect(await store.open(place(digit))).toBeNull();
    await store.remove(place(digit));
  }
  expect(await readFile(secret, "utf8")).toBe("secret");
});

test("a folder that is a link leads nobody out of the store: not to read, write, list or remove", async () => {
  const store = diskStore(root);
  const elsewhere = join(outside, "elsewhere");
  await mkdir(elsewhere);
  await mkdir(root);
  await writeFile(join(elsewhere, KEY.slice(3)), "secret");
  for (let folder = 0; folder < 256; folder++) {
    await symlink(elsewhere, join(root, folder.toString(16).padStart(2, "0")));
  }
  expect(await store.open(KEY)).toBeNull();
  await store.remove(KEY);
  expect(await listed()).toEqual([]);
  await expect(store.write(content())).rejects.toMatchObject({ code: "storage_unavailable" });
  expect(await readdir(elsewhere)).toEqual([KEY.slice(3)]);
});

test("a folder that is swapped for a link over and over never gives the file behind the link", async () => {
  const store = diskStore(root);
  const [folder, kept, elsewhere] = [join(root, "ab"), join(root, "kept"), join(outside, "elsewhere")];
  for (const [path, words] of [
    [folder, "ours"],
    [elsewhere, "secret"],
  ] as const) {
    await mkdir(path, { recursive: true });
    await writeFile(join(path, KEY.slice(3)), words);
  }
  let swaps = 0;
  const swapping = (async () => {
    for (; swaps < 300; swaps++) {
      await rename(folder, kept);
      await symlink(elsewhere, folder);
      await rm(folder);
      await rename(kept, folder);
    }
  })();
  const read = new Set<string | null>();
  const readOnce = async () => {
    const opened = await store.open(KEY);
    read.add(opened && (await text(opened.stream)));
  };
  while (swaps < 300) await readOnce();
  await swapping;
  // The folder is back: however few of the tries above met it, this one does.
  await readOnce();
  read.delete(null);
  expect([...read]).toEqual(["ours"]);
});

test("a store beside ours with the same beginning of its name is not ours", async () => {
  const beside = diskStore(`${root}-evil`);
  const { key } = await beside.write(content());
  await diskStore(root).write(content());
  expect(await diskStore(root).open(key)).toBeNull();
  await expect(diskStore(root).open(`../files-evil/${key}`)).rejects.toMatchObject({
    code: "storage_unavailable",
  });
});

test("a store whose folder is a link to another disk works", async () => {
  await mkdir(join(outside, "disk"));
  await symlink(join(outside, "disk"), root);
  const { key } = await diskStore(root).write(content());
  expect(await listed()).toEqual([key]);
});

test("storage that is missing has lost nothing: its files are away, not gone", async () => {
  const store = diskStore(root);
  const { key } = await store.write(content());
  await rename(root, `${root}-unmounted`);
  await expect(store.open(key)).rejects.toMatchObject({ code: "storage_unavailable" });
  await expect(store.remove(key)).rejects.toMatchObject({ code: "storage_unavailable" });
  await rename(`${root}-unmounted`, root);
  const opened = await store.open(key);
  expect(opened?.size).toBe(1);
  opened?.stream.destroy();
});

test("storage that can't be written says so, and the content is let go", async () => {
  // A file where the folder should be: no user may write below it, whatever their rights.
  await writeFile(root, "");
  const source = content();
  await expect(diskStore(root).write(source)).rejects.toMatchObject({ code: "storage_unavailable" });
  expect(source.destroyed).toBe(true);
  await expect(diskStore(root).open(KEY)).rejects.toMatchObject({ code: "storage_unavailable" });
});

test("what was left by a write that was killed is listed, apart, and removed on demand", async () => {
  const { key } = await diskStore(root).write(content());
  await writeFile(join(root, `${key.slice(0, -1)}f.part`), "half");
  await writeFile(join(root, "somebody's notes.part"), "not ours");
  await writeFile(join(root, dirname(key), "notes.part"), "not ours");
  expect(await listed()).toEqual([key]);
  const names: string[] = [];
  for await (const { name, remove } of diskStore(root).listUnfinished()) {
    names.push(name);
    await remove();
  }
  expect(names).toEqual([`${key.slice(0, -1)}f.part`]);
  expect(new Set(await readdir(join(root, dirname(key))))).toEqual(new Set([key.slice(3), "notes.part"]));
});
