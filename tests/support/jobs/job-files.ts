import { Readable } from "node:stream";
import { mediaTypeOf } from "@/lib/files/media-type";
import type { FileKind } from "@/lib/jobs/files/job-file";
import type { TestDatabase } from "../database";

interface GivenFile {
  kind?: FileKind;
  name?: string;
  content?: string | Uint8Array;
  mediaType?: string;
}

interface AddedFile {
  id: string;
  storeKey: string;
}

/** Stores a file and records it for a job, whatever the job's status. */
export async function addFile(
  database: TestDatabase,
  jobId: string,
  file: GivenFile = {},
): Promise<AddedFile> {
  const { kind = "input", name = "rows.csv", content = "id,name\n1,one\n" } = file;
  const { key, size, sha256 } = await database.store.write(Readable.from([Buffer.from(content)]));
  const [row] = await database.sql(
    `insert into job_file (job_id, kind, name, size, sha256, media_type, store_key)
     values ($1, $2, $3, $4, $5, $6, $7) returning id::text`,
    [jobId, kind, name, size, sha256, file.mediaType ?? mediaTypeOf(name), key],
  );
  return { id: String(row?.id), storeKey: key };
}

/** Records this many files without storing any bytes. */
export async function noteFiles(database: TestDatabase, jobId: string, kind: FileKind, amount: number) {
  await database.sql(
    `insert into job_file (job_id, kind, name, size, sha256, media_type, store_key)
     select $1, $2, $2 || '-' || n || '.csv', n, repeat('0', 64), 'text/csv',
       left(u::text, 2) || '/' || u from generate_series(1, $3::int) n, lateral (select gen_random_uuid() u where n > 0) made`,
    [jobId, kind, amount],
  );
}
