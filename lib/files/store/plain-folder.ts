import { constants, existsSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";

/** Linux reaches a file through the descriptor of its folder, which nobody can swap for another meanwhile. */
const DESCRIPTORS = "/proc/self/fd";
const HAS_DESCRIPTORS = existsSync(DESCRIPTORS);
/** What opening says of what is not there, is no folder, or is a link. */
const NOT_THERE = new Set(["ENOENT", "ENOTDIR", "ELOOP"]);

export interface PlainFolder {
  /** The path by which a file of the folder is reached, whatever becomes of the folder's own path. */
  pathOf(name: string): string;
  /** Makes what was added and renamed last through a power cut. */
  sync(): Promise<void>;
}

/** Calls `use` with a folder that is no link; null when there is none. Links above the folder are followed. */
export async function inPlainFolder<T>(
  path: string,
  use: (folder: PlainFolder) => Promise<T>,
): Promise<T | null> {
  const handle = await openUnlessGone(path, constants.O_DIRECTORY);
  if (!handle) return null;
  const base = HAS_DESCRIPTORS ? join(DESCRIPTORS, String(handle.fd)) : path;
  try {
    return await use({ pathOf: (name) => join(base, name), sync: () => handle.sync() });
  } finally {
    await handle.close();
  }
}

/** A file or folder for reading, never through a link; null when it is not there. */
export const openUnlessGone = (path: string, flags: number): Promise<FileHandle | null> =>
  // A FIFO would wait for a writer for ever.
  unlessGone(open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK | flags));

/** Null instead of the error that says that something is not there. */
export async function unlessGone<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && "code" in error && NOT_THERE.has(String(error.code))) return null;
    throw error;
  }
}
