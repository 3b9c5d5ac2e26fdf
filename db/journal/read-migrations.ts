import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** One file of db/migrations. */
export interface Migration {
  /** The name of the file without its ending. Tags sort in the order in which they are applied. */
  tag: string;
  sql: string;
  /** Of its text, in hexadecimal digits; the same for line ends of Unix and of Windows. */
  sha256: string;
}

/** The folder with the migrations of this version. */
export const migrationsFolder = (): string => join(process.cwd(), "db", "migrations");

const FILE = /^(\d{4}_[a-z0-9_]+)\.sql$/;

/** The migrations of a folder, in their order; none where there is no such folder. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await namesIn(folder)).filter((file) => FILE.test(file));
  files.sort((one, other) => (one < other ? -1 : 1));
  return Promise.all(
    files.map(async (file) => {
      const sql = (await readFile(join(folder, file), "utf8")).replaceAll("\r\n", "\n");
      return { tag: file.replace(FILE, "$1"), sql, sha256: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, "code") === "ENOENT") return [];
    throw error;
  }
}
