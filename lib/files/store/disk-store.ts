import { type FileHandle, lstat, mkdir, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { StorageUnavailable } from "@/lib/errors";
import { fileStorageTexts } from "@/texts/server/file-storage";
import { diskInventory, unfinishedName } from "./disk-inventory";
import type { FileInventory, FileStore } from "./file-store";
import { inPlainFolder, openUnlessGone, type PlainFolder, unlessGone } from "./plain-folder";
import { isKey, newKey } from "./store-key";
import { storeMeasured, unavailable } from "./store-measured";

/** Bytes read at a time. Larger pieces cost less per byte, but every reader holds one or two. */
const PIECE_BYTES = 256 * 1024;

/** A file store in a folder of the local disk. */
export function diskStore(folder: string): FileStore & FileInventory {
  const root = resolve(folder);
  return {
    write: async (content) => {
      const key = newKey();
      return { key, ...(await storeMeasured(content, (bytes) => writeWhole(root, key, bytes))) };
    },
    open: async (key, range) => {
      if (!isKey(key)) throw new StorageUnavailable(fileStorageTexts.invalidKey);
      const opened = await openPlainFile(root, key).catch((cause: unknown) => {
        throw unavailable(fileStorageTexts.unreadable, cause);
      });
      if (!opened) return null;
      const { handle, size } = opened;
      const start = range?.start ?? 0;
      // Not past the announced size, even if the file grows meanwhile.
      const end = Math.min(range?.end ?? size - 1, size - 1);
      return {
        size,
        stream:
          start <= end
            ? handle.createReadStream({ start, end, highWaterMark: PIECE_BYTES })
            : await emptied(handle),
      };
    },
    remove: async (key) => {
      if (!isKey(key)) return;
      await removeFile(root, key).catch((cause: unknown) => {
        throw unavailable(fileStorageTexts.notRemoved, cause);
      });
    },
    ...diskInventory(root),
  };
}

/** Writes under another name until every byte is on the disk, so that a file with a key is always whole. */
async function writeWhole(root: string, key: string, bytes: AsyncIterable<Buffer>) {
  await makeFolder(join(root, dirname(key)));
  const written = await inPlainFolder(join(root, dirname(key)), async (folder) => {
    const unfinished = folder.pathOf(unfinishedName(basename(key)));
    try {
      await writeToDisk(unfinished, bytes);
      await rename(unfinished, folder.pathOf(basename(key)));
      await folder.sync();
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    return true;
  });
  if (!written) throw new Error(fileStorageTexts.causes.folder);
}

async function writeToDisk(path: string, bytes: AsyncIterable<Buffer>) {
  const handle = await open(path, "wx", 0o600);
  try {
    await writeFile(handle, bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder, and syncs each parent of a new one, so that a power cut does not lose it. */
async function makeFolder(path: string) {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) {
    await inPlainFolder(dirname(made), (above) => above.sync());
  }
}

async function openPlainFile(
  root: string,
  key: string,
): Promise<{ handle: FileHandle; size: number } | null> {
  return inFolderOf(root, key, async (folder) => {
    const handle = await openUnlessGone(folder.pathOf(basename(key)), 0);
    if (!handle) return null;
    const stats = await handle.stat().catch(async (error: unknown) => {
      await handle.close();
      throw error;
    });
    if (stats.isFile()) return { handle, size: stats.size };
    await handle.close();
    return null;
  });
}

/** Where `open` finds no file, such as in a folder that is a link, nothing is removed. */
async function removeFile(root: string, key: string) {
  await inFolderOf(root, key, async (folder) => {
    const path = folder.pathOf(basename(key));
    const entry = await unlessGone(lstat(path));
    if (entry && !entry.isDirectory()) await rm(path, { force: true });
  });
}

async function inFolderOf<T>(root: string, key: string, use: (folder: PlainFolder) => Promise<T>) {
  const used = await inPlainFolder(join(root, dirname(key)), use);
  // If the disk is not mounted, its files are unreachable, not gone.
  if (used === null && !(await stat(root)).isDirectory()) throw new Error(fileStorageTexts.causes.store);
  return used;
}

async function emptied(handle: FileHandle) {
  await handle.close();
  return Readable.from([]);
}
