import { lstat, readdir } from "node:fs/promises";
import { join, relative } from "node:path";

/** The regular files under a path at one moment, each with its size and time of change. */
export type FileSnapshot = ReadonlyMap<string, string>;

/** The files of a path: itself, or all files below a folder. Links are not followed. */
export async function snapshotFiles(path: string): Promise<FileSnapshot> {
  const found = new Map<string, string>();
  const kind = await lstat(path).catch(() => null);
  if (!kind?.isDirectory()) return found;
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const stats = await lstat(file).catch(() => null);
    if (stats) found.set(file, `${stats.size} ${stats.mtimeMs} ${stats.ino}`);
  }
  return found;
}

export interface ChangedFile {
  path: string;
  /** Its name; for a file in a folder, with the folders in between. */
  name: string;
}

/** What is at the path now: the file itself, or of a folder the files that are new or changed since `before`. */
export async function changedFiles(path: string, before: FileSnapshot): Promise<ChangedFile[]> {
  if (!(await lstat(path)).isDirectory()) return [{ path, name: path }];
  const now = await snapshotFiles(path);
  return [...now]
    .filter(([file, state]) => before.get(file) !== state)
    .map(([file]) => ({ path: file, name: relative(path, file).replaceAll(/[/\\]/g, "_") }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}
