import { Readable } from "node:stream";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { fileToDelete, jobFile } from "@/db/schema";
import { readEnvironment } from "@/lib/env";
import { DatabaseUnavailable } from "@/lib/errors";
import type { FileStore, StoredFile } from "@/lib/files/store/file-store";
import { withinLimit } from "@/lib/files/within-limit";
import type { Access } from "@/lib/jobs/access";
import { FILE_KINDS } from "@/lib/jobs/files/job-file";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { fieldRulesTexts } from "@/texts/job/field-rules";

/** The fields of a job file, besides its content. */
export const newFile = z.object({
  kind: z.enum(FILE_KINDS, {
    error: formatMessage(fieldRulesTexts.oneOf, { words: formatList(FILE_KINDS, "or") }),
  }),
  mediaType: z
    .string()
    .max(255, fieldRulesTexts.refused)
    .regex(/^[\w.+!#$&^-]+\/[\w.+!#$&^-]+( *;[ -~]*)?$/, fieldRulesTexts.refused),
});

/** The content of a job file. */
export type FileContent = Readable | Buffer | string;

/** The result of recording. A repeated write has its bytes already. */
interface RecordResult {
  isReplay: boolean;
}

/**
 * Stores a file and records it. Over JOBS_FILE_LIMIT it is refused (too_large) as soon as that is known. If it can't be
 * stored, `record` throws, or it was recorded before, nothing is left of it: at the latest after the next sweep, and if
 * the database can't note it for a sweep, after `jobs files verify --repair`.
 */
export async function recordFile<T extends RecordResult>(
  { db }: Pick<Access, "db">,
  store: FileStore,
  { name, content }: { name: string; content: FileContent },
  record: (stored: StoredFile, jobLimit: number) => Promise<T>,
): Promise<T & Omit<StoredFile, "key">> {
  const stored = await withFileLimit(store, name).write(
    content instanceof Readable ? content : Readable.from([Buffer.from(content)]),
  );
  const { size, sha256 } = stored;
  return { ...(await recordStored(db, store, stored, () => record(stored, jobFilesLimit()))), size, sha256 };
}

/** A store that accepts a file of this name up to JOBS_FILE_LIMIT. */
export const withFileLimit = (store: FileStore, name: string): FileStore => ({
  ...store,
  write: (content) => store.write(withinLimit(content, readEnvironment().JOBS_FILE_LIMIT, name)),
});

/** How many bytes all files of one job may have. */
export const jobFilesLimit = (): number => readEnvironment().JOBS_JOB_FILES_LIMIT;

/** Records a stored file. If that fails, nothing is left of the file, as `recordFile` says. */
export async function recordStored<T extends RecordResult>(
  db: Access["db"],
  store: FileStore,
  { key }: Pick<StoredFile, "key">,
  record: () => Promise<T>,
): Promise<T> {
  const forget = () => store.remove(key).catch(() => leaveToSweep(db, key, "0"));
  try {
    const recorded = await record();
    if (recorded.isReplay) await forget();
    return recorded;
  } catch (error) {
    // If the answer was lost, the file may have been recorded, or still be: then its bytes must stay.
    if (error instanceof DatabaseUnavailable) await leaveToSweep(db, key, LONGEST_STATEMENT);
    else await forget();
    throw error;
  }
}

/** Longer than any statement may run. */
const LONGEST_STATEMENT = "1 minute";

/**
 * Lets a sweep remove the bytes after a while, unless they are recorded. If that fails, the caller still gets the first
 * error.
 */
async function leaveToSweep(db: Access["db"], key: string, after: string) {
  await db
    .insert(fileToDelete)
    .select(
      sql`select ${key}, clock_timestamp() + ${after}::interval
        where not exists (select from ${jobFile} where ${jobFile.storeKey} = ${key})`,
    )
    .onConflictDoNothing()
    .catch(() => undefined);
}
