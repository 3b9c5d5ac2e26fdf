import { inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { fileToDelete, jobFile } from "@/db/schema";
import type { FileInventory, FileStore, StoredBytes } from "@/lib/files/store/file-store";

const PAGE_FILES = 500;
/** Younger files may belong to a program that is still running. */
const LEFT_AFTER_MS = 24 * 60 * 60_000;

/** Bytes in the store, older than a day, that belong to no job. */
export interface LeftOver {
  fault: "without a record" | "unfinished";
  /** The name by which an operator finds them in the store. */
  stored: string;
  since: Date;
  remove(): Promise<void>;
}

/** Finds files in the store that belong to no job and are not waiting to be removed. */
export async function* findLeftOvers(
  db: Database,
  store: FileStore & FileInventory,
): AsyncGenerator<LeftOver> {
  const before = Date.now() - LEFT_AFTER_MS;
  let page: StoredBytes[] = [];
  for await (const file of store.list()) {
    if (file.modifiedAt.getTime() < before) page.push(file);
    if (page.length < PAGE_FILES) continue;
    yield* withoutRecord(db, store, page);
    page = [];
  }
  yield* withoutRecord(db, store, page);
  for await (const { name, startedAt, remove } of store.listUnfinished()) {
    if (startedAt.getTime() < before) yield { fault: "unfinished", stored: name, since: startedAt, remove };
  }
}

async function* withoutRecord(db: Database, store: FileStore, page: StoredBytes[]): AsyncGenerator<LeftOver> {
  const known = await knownKeys(
    db,
    page.map(({ key }) => key),
  );
  for (const { key, modifiedAt } of page) {
    if (known.has(key)) continue;
    yield { fault: "without a record", stored: key, since: modifiedAt, remove: () => store.remove(key) };
  }
}

/** The keys that a file has, or that the next sweep removes. */
async function knownKeys(db: Database, keys: string[]): Promise<Set<string>> {
  const recorded = db.select({ key: jobFile.storeKey }).from(jobFile).where(inArray(jobFile.storeKey, keys));
  const waiting = db
    .select({ key: fileToDelete.storeKey })
    .from(fileToDelete)
    .where(inArray(fileToDelete.storeKey, keys));
  return new Set((await Promise.all([recorded, waiting])).flat().map(({ key }) => key));
}
