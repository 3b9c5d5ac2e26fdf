import { mkdtemp, readdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, expect, test } from "vitest";
import { diskStore } from "@/lib/files/store/disk-store";
import { ownWriter } from "@/lib/files/store/writer";
import { sweepUnfinished } from "@/lib/files/verify/sweep-unfinished";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "jobs-console-store-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

test("what a killed process left half written goes at once, of an unknown one after a day; the rest stays", async () => {
  const store = diskStore(root);
  const { key } = await store.write(Readable.from(["x"]));
  const folder = join(root, dirname(key));
  const file = (digit: string, writer: string) => `${key.slice(3, -1)}${digit}${writer}.part`;
  const gone = `.${ownWriter().replace(/\w+-\w+$/, "999999999-1")}`;
  const elsewhere = ".0123456789ab-1-1";
  const names = {
    gone: file("0", gone),
    own: file("1", `.${ownWriter()}`),
    elsewhere: file("2", elsewhere),
    silent: file("3", elsewhere),
    ofEarlierVersion: file("4", ""),
    notOurs: "notes.part",
  };
  for (const name of Object.values(names)) await writeFile(join(folder, name), "half");
  const longAgo = new Date("2020-01-01");
  for (const name of [names.silent, names.ofEarlierVersion, names.own, names.notOurs]) {
    await utimes(join(folder, name), longAgo, longAgo);
  }
  await sweepUnfinished(store);
  expect(new Set(await readdir(folder))).toEqual(
    new Set([key.slice(3), names.own, names.elsewhere, names.notOurs]),
  );
  // A store that was never written to, or is not mounted, has nothing to sweep.
  await rename(root, `${root}-elsewhere`);
  await sweepUnfinished(store);
  await rename(`${root}-elsewhere`, root);
});

test("a file that is being written stays, and becomes whole", async () => {
  const store = diskStore(root);
  const source = new Readable({ read: () => undefined });
  const writing = store.write(source);
  source.push("first ");
  await expect.poll(async () => (await readdir(root, { recursive: true })).join()).toContain(".part");
  await sweepUnfinished(store);
  source.push("last");
  source.push(null);
  expect((await writing).size).toBe(10);
});
