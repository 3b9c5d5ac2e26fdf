import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { FileStore } from "@/lib/files/store/file-store";
import type { Access } from "@/lib/jobs/access";
import { createJob, type JobHandle } from "@/lib/producer";
import type { TestDatabase } from "../database";

export const COLUMNS = ["id", "name", "lat"];
/** A row that an import of these columns rejects. */
export const BAD = { row: 14, values: ["7", "Thigpen", "x"], column: "lat", message: "no number" };

/** For a test file with a database: jobs that report rejected rows, and what is stored of them. */
export function errorReportsIn(database: () => TestDatabase) {
  async function runningJob(access: Access = database().access, store: FileStore = database().store) {
    const job = await createJob(access, store, { type: "import", name: "Airports" });
    await job.start();
    return job;
  }

  const rowsOf = async ({ id }: JobHandle) => {
    const [row] = await database().sql("select status, rows_given, rows_rejected from job where id = $1", [
      id,
    ]);
    return row;
  };

  /** The files of a job as they are recorded, with their text, and the rows by message. */
  async function reportsOf({ id }: JobHandle) {
    const files = await database().sql(
      `select name, kind, media_type, store_key,
         (select json_agg(json_build_array(r.message, r.rows) order by r.position)
          from job_rejection r where r.file_id = f.id) as counts
       from job_file f where job_id = $1 order by f.id`,
      [id],
    );
    return Promise.all(
      files.map(async ({ store_key, counts, ...file }) => {
        const opened = await database().store.open(String(store_key));
        return { ...file, counts, text: opened && (await text(opened.stream)) };
      }),
    );
  }

  /** Everything in the storage that belongs to no job. */
  async function leftBehind(): Promise<string[]> {
    const known = (await database().sql("select store_key from job_file")).map(({ store_key }) =>
      String(store_key),
    );
    const folder = join(database().dataDir, "files");
    const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const names = found.filter((entry) => entry.isFile()).map((entry) => entry.name);
    return names.filter((name) => !known.some((key) => key.endsWith(name)));
  }

  return { runningJob, rowsOf, reportsOf, leftBehind };
}
