import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "..", "..", "db", "functions");

/** The files that come before the tables, because the tables' checks call their functions. */
const BEFORE_TABLES = ["checks", "search-tokens"];

/** The others, each after the files whose views and types it uses. The rights come last. */
const AFTER_TABLES = [
  "statuses",
  "texts",
  "new-jobs",
  "moves",
  "subtasks",
  "files",
  "batches",
  "idempotency",
  "counts",
  "compact-counts",
  "count-changes",
  "read-counts",
  "expected",
  "signs",
  "verify-counts",
  "list-indexes",
  "search",
  "search-fill",
  "search-changes",
  "turns",
  "accounts",
  "views",
  "clear",
  "sign-in",
  "grants",
];

/** One statement of db/functions, without the comment above it. */
export interface LiveStatement {
  file: string;
  /** What it makes, named as `readShape` does; null for a statement that sets something and may be run many times. */
  makes: string | null;
  text: string;
}

export interface LiveSql {
  beforeTables: LiveStatement[];
  afterTables: LiveStatement[];
}

/** All of db/functions, in an order in which it can be run. Throws where the files break the rules that this needs. */
export async function readLiveSql(folder = FOLDER): Promise<LiveSql> {
  const known = [...BEFORE_TABLES, ...AFTER_TABLES];
  const found = (await readdir(folder)).map((file) => file.replace(/\.sql$/, ""));
  const [stray] = found.filter((name) => !known.includes(name));
  if (stray) throw new Error(`db/functions/${stray}: give it a place in ${import.meta.filename}`);
  const read = async (names: string[]) => {
    const files = names.filter((name) => found.includes(name)).map((name) => `${name}.sql`);
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
    return texts.flatMap((text, at) => statementsOf(files[at] ?? "", text));
  };
  const live = { beforeTables: await read(BEFORE_TABLES), afterTables: await read(AFTER_TABLES) };
  const made = [...live.beforeTables, ...live.afterTables].flatMap(({ makes }) => makes ?? []);
  const twice = made.find((name, at) => made.indexOf(name) !== at);
  if (twice) throw new Error(`db/functions: "${twice}" stands there twice`);
  return live;
}

/** A statement ends where a blank line begins; a paragraph with only comments is about the whole file. */
function statementsOf(file: string, text: string): LiveStatement[] {
  const paragraphs = text.replaceAll("\r\n", "\n").split(/\n(?:[ \t]*\n)+/);
  const statements = paragraphs.map((paragraph) => paragraph.replace(/^(\s*--.*(\n|$))+/, "").trim());
  return statements.filter((statement) => statement !== "").map((statement) => parsed(file, statement));
}

const OBJECT =
  /^CREATE (?:OR REPLACE )?(?:(FUNCTION|VIEW) jobs\.(\w+)\b|(?:CONSTRAINT )?TRIGGER (\w+)\s[^;]*?\sON public\.(\w+)\b)/;
const SETTING = /^(ALTER|INSERT|DO|GRANT|REVOKE)\b/;

function parsed(file: string, text: string): LiveStatement {
  const [, kind, name, trigger, table] = OBJECT.exec(text) ?? [];
  const isWhole = text.endsWith(";") && text.split("$$").length % 2 === 1;
  if (!(isWhole && (kind || trigger || SETTING.test(text)))) {
    const [line] = text.split("\n");
    throw new Error(
      `db/functions/${file}: "${line}" begins no whole statement of ours. A blank line ends a statement.`,
    );
  }
  const makes = kind ? `${kind.toLowerCase()} ${name}` : trigger ? `trigger ${table}.${trigger}` : null;
  return { file, makes, text };
}
