import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readEnvironment } from "@/lib/env";
import { requireStorage } from "@/lib/serve/require-storage";

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "jobs-console-start-"));
});
afterEach(() => rm(place, { recursive: true, force: true }));

const tryAt = (JOBS_DATA_DIR: string, more: Record<string, string> = {}) =>
  requireStorage(readEnvironment({ JOBS_DATA_DIR, ...more }));

test("the data folder and that of job files are made and tried, and nothing is left of the try", async () => {
  const dataDir = join(place, "new", "data");
  await tryAt(dataDir);
  expect((await stat(join(dataDir, "files"))).isDirectory()).toBe(true);
});

test.each([
  ["the data folder is a file", ""],
  ["the data folder is below a file", "/data"],
])("where %s, the start ends with the variable's name and the reason", async (_, below) => {
  await writeFile(join(place, "file"), "");
  await expect(tryAt(join(place, "file") + below)).rejects.toThrow(/^JOBS_DATA_DIR: .*(ENOTDIR|EEXIST)/);
});

test("where job files can't be stored, it does so too, also with a database elsewhere", async () => {
  await mkdir(join(place, "data"));
  await writeFile(join(place, "data", "files"), "");
  const elsewhere = {
    DATABASE_URL: "postgres://jobs@database.example.org/jobs",
    NEXTAUTH_SECRET: "a secret of forty characters for the tests",
  };
  await expect(tryAt(join(place, "data"))).rejects.toThrow(/^JOBS_DATA_DIR: The storage of job files/);
  await expect(tryAt(join(place, "data"), elsewhere)).rejects.toThrow(
    /^JOBS_DATA_DIR: The storage of job files/,
  );
});
