import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import {
  access,
  type FileHandle,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { StorageUnavailable } from "@/lib/errors";
import { fileStorageTexts } from "@/texts/server/file-storage";
import { fileStorageFaultTexts } from "@/texts/server/file-storage-fault";
import { diskInventory, unfinishedName } from "./disk-inventory";
import type { FileInventory, FileStore, StoreProbe } from "./file-store";
import { modesBelow } from "./folder-modes";
import { inPlainFolder, openUnlessGone, type PlainFolder, unlessGone } from "./plain-folder";
import { notAFolder, unavailable } from "./store-fault";
import { isKey, newKey } from "./store-key";
import { storeMeasured } from "./store-measured";

/** Bytes read at a time. Larger pieces cost less per byte, but every reader holds one or two. */
const PIECE_BYTES = 256 * 1024;

/** A file store in a folder of the local disk. */
export function diskStore(folder: string): FileStore & FileInventory & StoreProbe {
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
    probe: () => probeFolder(root),
    ...diskInventory(root),
  };
}

/** Writes under another name until every byte is on the disk, so that a file with a key is always whole. */
async function writeWhole(root: string, key: string, bytes: AsyncIterable<Buffer>) {
  const modes = await modesBelow(root);
  await makeFolder(join(root, dirname(key)), modes.folder);
  const written = await inPlainFolder(join(root, dirname(key)), async (folder) => {
    const unfinished = folder.pathOf(unfinishedName(basename(key)));
    try {
      await writeToDisk(unfinished, bytes, modes.file);
      await rename(unfinished, folder.pathOf(basename(key)));
      await folder.sync();
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    return true;
  });
  if (!written) throw notAFolder(fileStorageTexts.causes.folder);
}

async function writeToDisk(path: string, bytes: AsyncIterable<Buffer>, mode: number) {
  const handle = await open(path, "wx", mode);
  try {
    await writeFile(handle, bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder, and syncs each parent of a new one, so that a power cut does not lose it. */
async function makeFolder(path: string, mode: number) {
  const first = await mkdir(path, { recursive: true, mode });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) {
    await inPlainFolder(dirname(made), (above) => above.sync());
  }
}

/** A folder below may belong to another user, who made it first: each is looked at. */
async function probeFolder(root: string) {
  try {
    const { folder } = await modesBelow(root);
    await mkdir(root, { recursive: true, mode: folder });
    const probe = join(root, `.probe-${randomUUID()}`);
    await writeFile(probe, "", { flag: "wx" });
    await rm(probe);
    for (const entry of await readdir(root, { withFileTypes: true })) {
      if (entry.isDirectory())
        await access(join(root, entry.name), constants.R_OK | constants.W_OK | constants.X_OK);
    }
  } catch (cause) {
    throw unavailable(fileStorageFaultTexts.notWritable, cause);
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
  if (used === null && !(await stat(root)).isDirectory()) throw notAFolder(fileStorageTexts.causes.store);
  return used;
}

async function emptied(handle: FileHandle) {
  await handle.close();
  return Readable.from([]);
}
