import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inPlainFolder } from "@/lib/files/store/plain-folder";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "jobs-console-folder-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

test("a folder that is swapped for a link while it is used stays the one that was opened, on Linux", async () => {
  const [folder, elsewhere] = [join(root, "ab"), join(root, "elsewhere")];
  for (const [path, words] of [
    [folder, "ours"],
    [elsewhere, "theirs"],
  ] as const) {
    await mkdir(path);
    await writeFile(join(path, "file"), words);
  }
  const read = await inPlainFolder(folder, async ({ pathOf }) => {
    await rename(folder, join(root, "kept"));
    await symlink(elsewhere, folder);
    return readFile(pathOf("file"), "utf8");
  });
  expect(read).toBe(process.platform === "linux" ? "ours" : "theirs");
  // Opened anew, the link is no folder.
  expect(await inPlainFolder(folder, () => Promise.resolve("used"))).toBeNull();
});
