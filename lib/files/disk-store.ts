import { createHash, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { StorageUnavailable } from "@/lib/errors";
import type { FileStore } from "./file-store";

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A file store in a folder of the local disk. */
export function diskStore(folder: string): FileStore {
  const root = resolve(folder);
  return {
    write: async (content) => {
      const uuid = randomUUID();
      const key = `${uuid.slice(0, 2)}/${uuid}`;
      const path = join(root, key);
      try {
        return { key, ...(await writeWhole(path, content)) };
      } catch (cause) {
        throw new StorageUnavailable("The file could not be stored.", { cause });
      }
    },
    open: async (key, range) => {
      const handle = await openPlainFile(pathOf(root, key));
      if (!handle) return null;
      const { size } = await handle.stat();
      const start = range?.start ?? 0;
      // Not past the size that is announced: a file that grows meanwhile must not overrun it.
      const end = Math.min(range?.end ?? size - 1, size - 1);
      return { size, stream: start <= end ? handle.createReadStream({ start, end }) : await emptied(handle) };
    },
    remove: (key) => rm(pathOf(root, key), { force: true }),
  };
}

/** Under another name until every byte is on the disk, so that a file with a key is always whole. */
async function writeWhole(path: string, content: Readable) {
  const unfinished = `${path}.part`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    const handle = await open(unfinished, "wx", 0o600);
    const hash = createHash("sha256");
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, pass) {
        size += chunk.length;
        hash.update(chunk);
        pass(null, chunk);
      },
    });
    await pipeline(content, measure, handle.createWriteStream({ flush: true }));
    await rename(unfinished, path);
    return { size, sha256: hash.digest("hex") };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Keys come from the database, which others write to as well: only the shape we make ourselves is a path. */
function pathOf(root: string, key: string): string {
  if (!KEY.test(key)) throw new StorageUnavailable("The file's place in the store is not one of ours.");
  return join(root, key);
}

async function openPlainFile(path: string): Promise<FileHandle | null> {
  try {
    // A link would lead out of the store, and a FIFO would wait for a writer for ever.
    const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
    return null;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "ELOOP")) {
      return null;
    }
    throw new StorageUnavailable("The file could not be read.", { cause });
  }
}

async function emptied(handle: FileHandle) {
  await handle.close();
  return Readable.from([]);
}
