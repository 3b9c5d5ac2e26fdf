import { lstat, readdir } from "node:fs/promises";

/** A path as its bytes: a name need not be UTF-8, and a text of it would lead to no file. */
export type PathBytes = Buffer;

/**
 * The regular files under a path at one moment, each with its size and time of change. A key is a path's bytes, as
 * Latin-1.
 */
export type FileSnapshot = ReadonlyMap<string, string>;

/** Gets a folder that can't be read, and why. What is in other folders does not depend on it. */
export type OnUnreadable = (folder: PathBytes, error: unknown) => void;

/** The files of a path, if it is a folder: all below it. Links are not followed. */
export async function snapshotFiles(path: PathBytes, onUnreadable?: OnUnreadable): Promise<FileSnapshot> {
  const found = new Map<string, string>();
  const kind = await lstat(path).catch(() => null);
  const folders = kind?.isDirectory() ? [path] : [];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const here = folder;
    const entries = await readdir(here, { withFileTypes: true, encoding: "buffer" }).catch(
      (error: unknown) => {
        onUnreadable?.(here, error);
        return [];
      },
    );
    for (const entry of entries) {
      const inside = within(here, entry.name);
      if (entry.isDirectory()) folders.push(inside);
      const stats = entry.isFile() ? await lstat(inside).catch(() => null) : null;
      if (stats) found.set(inside.toString("latin1"), `${stats.size} ${stats.mtimeMs} ${stats.ino}`);
    }
  }
  return found;
}

export interface ChangedFile {
  path: PathBytes;
  /** Its name; for a file in a folder, with the folders in between. What is not UTF-8 is replaced. */
  name: string;
}

/** What is at the path now: the file itself, or of a folder the files that are new or changed since `before`. */
export async function changedFiles(
  path: PathBytes,
  before: FileSnapshot,
  onUnreadable?: OnUnreadable,
): Promise<ChangedFile[]> {
  if (!(await lstat(path)).isDirectory()) return [{ path, name: path.toString("utf8") }];
  const now = await snapshotFiles(path, onUnreadable);
  const skipped = within(path, "").length;
  return [...now]
    .filter(([file, state]) => before.get(file) !== state)
    .map(([file]) => Buffer.from(file, "latin1"))
    .map((file) => ({ path: file, name: file.toString("utf8", skipped).replaceAll(/[/\\]/g, "_") }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}

const SLASH = 0x2f;

/** A path in a folder. */
function within(folder: PathBytes, name: Buffer | string): PathBytes {
  const isOpen = folder.at(-1) === SLASH;
  return Buffer.concat([folder, Buffer.from(isOpen ? "" : "/"), Buffer.from(name)]);
}
