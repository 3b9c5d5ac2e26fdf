import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { unlessGone } from "./plain-folder";

const SET_GROUP_ID = 0o2000;
const GROUP_WRITES = 0o020;

interface Modes {
  folder: number;
  file: number;
}

/**
 * The modes of what is made below a folder, before the umask. The owner's alone, unless the folder is meant for a group:
 * it has the setgid bit, or the umask lets the group write. Processes of several users can share the store if each umask
 * lets the group write.
 */
export async function modesBelow(folder: string): Promise<Modes> {
  const isShared = (process.umask() & GROUP_WRITES) === 0 || (await isOfGroup(folder));
  return isShared ? { folder: 0o770, file: 0o660 } : { folder: 0o700, file: 0o600 };
}

/** A folder that is not there yet gets the bit of the one above it. */
async function isOfGroup(folder: string): Promise<boolean> {
  const found = await unlessGone(stat(folder));
  if (found) return (found.mode & SET_GROUP_ID) !== 0;
  return dirname(folder) !== folder && isOfGroup(dirname(folder));
}
