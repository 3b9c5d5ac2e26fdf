import { lstat, opendir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileStorageTexts } from "@/texts/server/file-storage";
import type { FileInventory } from "./file-store";
import { inPlainFolder, unlessGone } from "./plain-folder";
import { unavailable } from "./store-fault";
import { isKey } from "./store-key";
import { ownWriter, writerState } from "./writer";

/** The name of a file while it is written: it says by whom. */
export const unfinishedName = (name: string): string => `${name}.${ownWriter()}.part`;

/** Files of earlier versions don't say by whom they are written. */
const UNFINISHED = /^(.*?)(?:\.([\w-]+))?\.part$/;

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
        const [, key = "", writer = ""] = UNFINISHED.exec(name) ?? [];
        if (!isKey(key)) continue;
        const remove = () => removeUnfinished(join(root, name));
        yield { name, startedAt: mtime, writer: writerState(writer), remove };
      }
    },
  };
}

async function removeUnfinished(path: string) {
  try {
    await inPlainFolder(dirname(path), (folder) => rm(folder.pathOf(basename(path)), { force: true }));
  } catch (cause) {
    throw unavailable(fileStorageTexts.unfinishedNotRemoved, cause);
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
    throw unavailable(fileStorageTexts.folderUnreadable, cause);
  }
}

/** Nothing for a missing folder: no file was ever stored, or another clean-up removed it. */
async function* entriesOf(path: string) {
  const folder = await unlessGone(opendir(path));
  if (folder) yield* folder;
}
