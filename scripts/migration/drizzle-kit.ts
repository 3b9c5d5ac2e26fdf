import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { text } from "node:stream/consumers";
import config from "@/drizzle.config";

const ROOT = join(import.meta.dirname, "..", "..");
const KIT = join(ROOT, "node_modules", "drizzle-kit", "bin.cjs");

export interface TableMigration {
  name: string;
  /** Makes an empty migration, whatever differs. */
  custom?: boolean;
  /** It may ask on the terminal whether a table or a column was renamed; otherwise it fails then. */
  mayAsk?: boolean;
}

/**
 * Has drizzle-kit compare db/schema with the newest snapshot of `folder`, and write what differs there as a migration.
 * Returns the file's path, null when nothing differs.
 */
export async function generateTables(
  folder: string,
  { name, custom = false, mayAsk = false }: TableMigration,
): Promise<string | null> {
  const before = await readdir(folder);
  const options = {
    dialect: config.dialect,
    casing: config.casing,
    breakpoints: config.breakpoints,
    schema: config.schema,
    // drizzle-kit puts "./" in front.
    out: relative(ROOT, folder),
    name,
  };
  const flags = Object.entries(options).map(([option, value]) => `--${option}=${value}`);
  if (custom) flags.push("--custom");
  const kit = spawn(process.execPath, [KIT, "generate", ...flags], {
    cwd: ROOT,
    stdio: mayAsk ? "inherit" : ["ignore", "pipe", "pipe"],
  });
  const said = Promise.all([kit.stdout, kit.stderr].map((stream) => (stream ? text(stream) : "")));
  const [code] = await once(kit, "close");
  const after = await readdir(folder);
  const [made] = after.filter((file) => file.endsWith(".sql") && !before.includes(file));
  // drizzle-kit exits with 0 even when it could not ask; its words may also name a file that it made.
  if (code !== 0 || (!made && /error/i.test((await said).join("\n")))) {
    throw new Error(`drizzle-kit generate failed:\n${(await said).join("\n")}`);
  }
  return made ? join(folder, made) : null;
}

/** The statements that make the tables of db/schema in an empty database. */
export async function tablesSql(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "jobs-console-tables-"));
  try {
    const made = await generateTables(folder, { name: "tables" });
    return made ? await readFile(made, "utf8") : "";
  } finally {
    await rm(folder, { recursive: true });
  }
}
