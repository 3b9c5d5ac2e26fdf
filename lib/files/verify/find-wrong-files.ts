import { createHash } from "node:crypto";
import { asc, eq, gt } from "drizzle-orm";
import type { Database } from "@/db/client";
import { jobFile } from "@/db/schema";
import { type FileStore, NO_BYTES, type OpenFile } from "@/lib/files/store/file-store";
import { unavailable } from "@/lib/files/store/store-fault";
import { isKey } from "@/lib/files/store/store-key";
import { fileStorageTexts } from "@/texts/server/file-storage";

const PAGE_FILES = 500;
const AT_ONCE = 16;

/** A recorded file that is not in the store as it was recorded. */
export interface WrongFile {
  fault: "gone" | "other size" | "other content";
  jobId: string;
  fileId: string;
  name: string;
}

type RecordedFile = Omit<typeof jobFile.$inferSelect, "kind" | "mediaType" | "createdAt">;

/**
 * Compares all recorded files with the store, a page at a time, and calls `onPage` with the number of files of each.
 * With `checksums` every byte is read. Throws StorageUnavailable when the store is unreachable, which says nothing
 * about its files.
 */
export async function* findWrongFiles(
  db: Database,
  store: FileStore,
  { checksums, onPage }: { checksums: boolean; onPage: (files: number) => void },
): AsyncGenerator<WrongFile> {
  for (let page = await pageAfter(db, "0"); page.length > 0; page = await pageAfter(db, lastOf(page))) {
    for (let at = 0; at < page.length; at += AT_ONCE) {
      const some = page.slice(at, at + AT_ONCE);
      const faults = await Promise.all(some.map((file) => faultOf(store, file, checksums)));
      for (const [index, { id, jobId, name }] of some.entries()) {
        const fault = faults[index];
        // Its job may have been cleared meanwhile.
        if (fault && (await isRecorded(db, id))) yield { fault, jobId, fileId: id, name };
      }
    }
    onPage(page.length);
  }
}

function pageAfter(db: Database, id: string): Promise<RecordedFile[]> {
  const { jobId, name, size, sha256, storeKey } = jobFile;
  return db
    .select({ id: jobFile.id, jobId, name, size, sha256, storeKey })
    .from(jobFile)
    .where(gt(jobFile.id, id))
    .orderBy(asc(jobFile.id))
    .limit(PAGE_FILES);
}

const lastOf = (page: RecordedFile[]): string => page.at(-1)?.id ?? "";

async function isRecorded(db: Database, id: string): Promise<boolean> {
  return (await db.select({ id: jobFile.id }).from(jobFile).where(eq(jobFile.id, id))).length > 0;
}

async function faultOf(store: FileStore, file: RecordedFile, checksums: boolean) {
  // Not the form of our keys, so it can't be in the store.
  const opened = isKey(file.storeKey)
    ? await store.open(file.storeKey, checksums ? undefined : NO_BYTES)
    : null;
  if (!opened) return "gone";
  if (opened.size !== Number(file.size)) {
    opened.stream.destroy();
    return "other size";
  }
  return checksums && (await sha256Of(opened)) !== file.sha256 ? "other content" : null;
}

async function sha256Of({ stream }: OpenFile): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of stream) hash.update(chunk);
  } catch (cause) {
    throw unavailable(fileStorageTexts.cutOff, cause);
  }
  return hash.digest("hex");
}
