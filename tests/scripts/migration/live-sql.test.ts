import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readLiveSql } from "@/scripts/migration/live-sql";

const FOLDER = join("db", "functions");

/** A copy of db/functions with one more text in a file. */
async function withMore(file: string, text: string) {
  const folder = await mkdtemp(join(tmpdir(), "jobs-console-functions-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(FOLDER, folder, { recursive: true });
  const before = await readFile(join(folder, file), "utf8").catch(() => "");
  await writeFile(join(folder, file), `${before}\n${text}\n`);
  return readLiveSql(folder);
}

test("every function of db/functions is read, each once, without the comment above it", async () => {
  const { beforeTables, afterTables } = await readLiveSql();
  const made = [...beforeTables, ...afterTables].map(({ makes }) => makes);
  const texts = await Promise.all(
    (await readdir(FOLDER)).map((file) => readFile(join(FOLDER, file), "utf8")),
  );
  const written = texts.join("\n").match(/^CREATE .*?(?:FUNCTION|VIEW|TRIGGER) /gm) ?? [];
  expect(made.filter((name) => name !== null)).toHaveLength(written.length);
  expect(afterTables.find(({ makes }) => makes === "function end_job")?.text).toMatch(
    /^CREATE OR REPLACE FUNCTION jobs\.end_job\([\s\S]*END \$\$;$/,
  );
});

test("a function that is written a second time is told by name", async () => {
  const again = "CREATE OR REPLACE FUNCTION jobs.end_job() RETURNS void LANGUAGE sql AS $$ SELECT $$;";
  await expect(withMore("texts.sql", again)).rejects.toThrow('"function end_job" stands there twice');
});

test("a file without a place in the order is told by name", async () => {
  await expect(withMore("stray.sql", "SELECT 1;")).rejects.toThrow("db/functions/stray");
});

test.each([
  [
    "a blank line in a body",
    "CREATE FUNCTION jobs.one() RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n\n  NULL;\nEND $$;",
  ],
  ["a table", "CREATE TABLE public.one (a text);"],
  ["a statement without its end", "DO $$ BEGIN NULL; END $$"],
  [
    "a function outside the schema jobs",
    "CREATE FUNCTION public.one() RETURNS void LANGUAGE sql AS $$ SELECT $$;",
  ],
])("%s is refused with its file", async (_, text) => {
  await expect(withMore("texts.sql", text)).rejects.toThrow("db/functions/texts.sql");
});
