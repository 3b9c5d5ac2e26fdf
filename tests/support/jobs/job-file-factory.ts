import { truncate } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { TestDatabase } from "../database";
import { insertJob } from "./job-factory";

interface FileRow {
  jobId?: string;
  kind?: "input" | "output" | "error_report";
  name?: string;
  content?: string | Buffer;
  mediaType?: string;
  /** Instead of the key that the store gave. */
  storeKey?: string;
}

export interface TestFile {
  jobId: string;
  id: string;
  /** Its address on the console. */
  path: string;
  /** Where its bytes are on the disk. */
  place: string;
  sha256: string;
}

/** Stores a file and records it with a new job, or with an existing one. */
export async function insertJobFile(database: TestDatabase, row: FileRow = {}): Promise<TestFile> {
  const jobId = row.jobId ?? (await insertJob(database, { status: "completed" }));
  const stored = await database.store.write(Readable.from([Buffer.from(row.content ?? "a file")]));
  const key = row.storeKey ?? stored.key;
  const [inserted] = await database.sql(
    `insert into job_file (job_id, kind, name, size, sha256, media_type, store_key)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [
      jobId,
      row.kind ?? "output",
      row.name ?? "file.txt",
      stored.size,
      stored.sha256,
      row.mediaType ?? "text/plain",
      key,
    ],
  );
  const id = String(inserted?.id);
  const path = `/jobs/show/${jobId}/files/${id}`;
  return { jobId, id, path, place: join(database.dataDir, "files", key), sha256: stored.sha256 };
}

/** A file of zeros only, which takes no room on the disk. */
export async function insertSparseFile(database: TestDatabase, size: number): Promise<TestFile> {
  const file = await insertJobFile(database, { name: "sparse.bin", mediaType: "application/octet-stream" });
  await truncate(file.place, 0);
  await truncate(file.place, size);
  await database.sql("update job_file set size = $2 where id = $1", [file.id, size]);
  return file;
}
