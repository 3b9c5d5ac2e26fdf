import type { Readable } from "node:stream";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { fileToDelete, jobFile } from "@/db/schema";
import { readEnvironment } from "@/lib/env";
import { DatabaseUnavailable } from "@/lib/errors";
import type { FileStore, StoredFile } from "@/lib/files/file-store";
import { withinLimit } from "@/lib/files/within-limit";
import type { Access } from "@/lib/jobs/access";

export const FILE_KINDS = ["input", "output", "error_report"] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const refused = "can't be taken";

/** What a job's file is, besides its content. */
export const newFile = z.object({
  kind: z.enum(FILE_KINDS, { error: "give input, output or error_report" }),
  mediaType: z
    .string()
    .max(255, refused)
    .regex(/^[\w.+!#$&^-]+\/[\w.+!#$&^-]+( *;[ -~]*)?$/, refused),
});

/** Everything a job's file may hold. */
export type FileContent = Readable | Buffer | string;

/**
 * Stores a file and has it recorded. Over JOBS_FILE_LIMIT it is refused (too_large) as soon as that is known.
 * When it can't be stored or `record` throws, nothing is left of it: at the latest after the next sweep, and
 * if the database can't even be told to sweep, after `jobs files verify --repair`.
 */
export async function recordFile<T>(
  { db }: Pick<Access, "db">,
  store: FileStore,
  { name, content }: { name: string; content: FileContent },
  record: (stored: StoredFile, jobLimit: number) => Promise<T>,
): Promise<T & Omit<StoredFile, "key">> {
  const { JOBS_FILE_LIMIT, JOBS_JOB_FILES_LIMIT } = readEnvironment();
  const stored = await store.write(withinLimit(content, JOBS_FILE_LIMIT, name));
  try {
    const { size, sha256 } = stored;
    return { ...(await record(stored, JOBS_JOB_FILES_LIMIT)), size, sha256 };
  } catch (error) {
    // An answer that was lost may have been a yes: then the bytes must stay.
    if (error instanceof DatabaseUnavailable) await leaveToSweep(db, stored.key);
    else await store.remove(stored.key).catch(() => leaveToSweep(db, stored.key));
    throw error;
  }
}

/** Has the next sweep remove the bytes, unless they are recorded. What the caller is told is why, not this. */
async function leaveToSweep(db: Access["db"], key: string) {
  await db
    .insert(fileToDelete)
    .select(
      sql`select ${key}, clock_timestamp() where not exists (select from ${jobFile} where ${jobFile.storeKey} = ${key})`,
    )
    .onConflictDoNothing()
    .catch(() => undefined);
}
