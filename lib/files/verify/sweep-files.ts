import { and, asc, eq, exists, gt, inArray, lte, not, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { fileToDelete, jobFile } from "@/db/schema";
import { writing } from "@/lib/current-verb";
import { StorageUnavailable } from "@/lib/errors";
import type { FileStore } from "@/lib/files/store/file-store";
import { formatMessage } from "@/lib/texts/format-message";
import { fileStorageTexts } from "@/texts/server/file-storage";

const PAGE_FILES = 2_000;
/** As many removals at once as an S3 client has connections. */
const BATCH_FILES = 50;

/** By the last characters first, so that the keys of one folder that can't be written don't come together. */
const place = sql<string>`reverse(${fileToDelete.storeKey})`;

/**
 * Removes the files whose rows are gone from the store, then from the list of files to delete. It can be stopped at any
 * point, and two can run at once: the next sweep takes what is left. A file that can't be removed does not hold up the
 * others; at the end StorageUnavailable says how many there were. If no file of a batch can be removed, the store
 * counts as unreachable, and the sweep ends.
 */
export function sweepFiles(db: Database, store: FileStore): Promise<void> {
  return writing("sweepFiles", async () => {
    // A file whose recording seemed to fail may have been recorded after all: it must stay.
    await db.delete(fileToDelete).where(isRecorded(db));
    let failed = 0;
    for await (const keys of batches(db)) {
      const outcomes = await Promise.allSettled(keys.map((key) => store.remove(key)));
      const removed = keys.filter((_, at) => outcomes[at]?.status === "fulfilled");
      failed += keys.length - removed.length;
      if (removed.length === 0) throw notRemoved(failed, outcomes);
      await db.delete(fileToDelete).where(inArray(fileToDelete.storeKey, removed));
    }
    if (failed > 0) throw notRemoved(failed);
  });
}

async function* batches(db: Database): AsyncGenerator<string[]> {
  for (let last: string | undefined; ; ) {
    const page = await db
      .select({ key: fileToDelete.storeKey, place })
      .from(fileToDelete)
      .where(and(last === undefined ? undefined : gt(place, last), isDue, not(isRecorded(db))))
      .orderBy(asc(place))
      .limit(PAGE_FILES);
    for (let at = 0; at < page.length; at += BATCH_FILES) {
      yield page.slice(at, at + BATCH_FILES).map(({ key }) => key);
    }
    if (page.length < PAGE_FILES) return;
    last = page.at(-1)?.place;
  }
}

/** A time in the future delays the removal until then. */
const isDue = lte(fileToDelete.createdAt, sql`clock_timestamp()`);

const isRecorded = (db: Database) =>
  exists(db.select({ id: jobFile.id }).from(jobFile).where(eq(jobFile.storeKey, fileToDelete.storeKey)));

function notRemoved(files: number, outcomes: PromiseSettledResult<void>[] = []) {
  const cause: unknown = outcomes.find((outcome) => outcome.status === "rejected")?.reason;
  return new StorageUnavailable(formatMessage(fileStorageTexts.someNotRemoved, { files }), { cause });
}
