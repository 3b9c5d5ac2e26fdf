import { constants, existsSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";

/** On Linux a file can be reached through its folder's descriptor, which nobody can replace meanwhile. */
const DESCRIPTORS = "/proc/self/fd";
const HAS_DESCRIPTORS = existsSync(DESCRIPTORS);
/** The error codes of opening something that is missing, not a folder, or a link. */
const NOT_THERE = new Set(["ENOENT", "ENOTDIR", "ELOOP"]);

export interface PlainFolder {
  /** The path to a file of the folder, which stays right even if the folder is moved. */
  pathOf(name: string): string;
  /** Makes added and renamed files survive a power cut. */
  sync(): Promise<void>;
}

/** Calls `use` with a folder that is not a link; null when there is none. Links above the folder are followed. */
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

/** Opens a file or folder for reading, never through a link; null when it is missing. */
export const openUnlessGone = (path: string, flags: number): Promise<FileHandle | null> =>
  // Without O_NONBLOCK, opening a FIFO would wait for a writer for ever.
  unlessGone(open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK | flags));

/** Null if the operation fails because something is missing. */
export async function unlessGone<T>(operation: Promise<T>): Promise<T | null> {
  try {
    return await operation;
  } catch (error) {
    if (error instanceof Error && "code" in error && NOT_THERE.has(String(error.code))) return null;
    throw error;
  }
}
