import { lstat, opendir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { FileInventory } from "./file-store";
import { inPlainFolder, unlessGone } from "./plain-folder";
import { unavailable } from "./store-fault";
import { isKey } from "./store-key";

/** The ending of a file that is still being written. */
export const UNFINISHED = ".part";

/** The files in the folder of a disk store. */
export function diskInventory(root: string): FileInventory {
  return {
    async *list() {
      for await (const { name, size, mtime } of filesOf(root)) {
        if (isKey(name)) yield { key: name, size, modifiedAt: mtime };
      }
    },
    async *listUnfinished() {
      for await (const { name, mtime } of filesOf(root)) {
        if (!(name.endsWith(UNFINISHED) && isKey(name.slice(0, -UNFINISHED.length)))) continue;
        yield { name, startedAt: mtime, remove: () => removeUnfinished(join(root, name)) };
      }
    },
  };
}

async function removeUnfinished(path: string) {
  try {
    await inPlainFolder(dirname(path), (folder) => rm(folder.pathOf(basename(path)), { force: true }));
  } catch (cause) {
    throw unavailable("An unfinished file could not be removed.", cause);
  }
}

/** Plain files in plain folders below the root, one at a time, with their paths from the root. */
async function* filesOf(root: string) {
  try {
    for await (const folder of entriesOf(root)) {
      // Links are never followed: their target is not part of the store.
      if (!folder.isDirectory()) continue;
      for await (const entry of entriesOf(join(root, folder.name))) {
        const name = `${folder.name}/${entry.name}`;
        const found = entry.isFile() && (await unlessGone(lstat(join(root, name))));
        if (found) yield { name, size: found.size, mtime: found.mtime };
      }
    }
  } catch (cause) {
    throw unavailable("The folder of job files can't be read.", cause);
  }
}

/** Nothing for a missing folder: no file was ever stored, or another clean-up removed it. */
async function* entriesOf(path: string) {
  const folder = await unlessGone(opendir(path));
  if (folder) yield* folder;
}
