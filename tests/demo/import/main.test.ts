import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { leadingTo, startCli } from "@/tests/lib/cli/call-cli";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const program = [process.execPath, "--import", "tsx", "demo/import/main.ts"];

test.each([
  ["a folder", async (place: string) => void execFileSync("mkdir", [place]), "is a folder"],
  ["a FIFO", async (place: string) => void execFileSync("mkfifo", [place]), "is not a regular file"],
  ["nothing", async () => undefined, "can't be read"],
])("%s in the place of a table is refused before there is a job", async (_, make, reason) => {
  const folder = await mkdtemp(join(tmpdir(), "jobs-import-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const place = join(folder, "table.csv");
  await make(place);
  const { code, stdout, stderr } = await startCli(leadingTo(database()), [place], { program }).ended;
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toBe(`file: ${place} ${reason}.\n`);
  expect(await database().sql("select from job")).toEqual([]);
});
