import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { spawnCli, stdoutOf } from "../call-cli";

const BIN = [process.execPath, resolve("bin/jobs.mjs")];
let dataDir = "";

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "jobs-cli-data-"));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const isRunning = () =>
  access(join(dataDir, "postgres", "postmaster.pid")).then(
    () => true,
    () => false,
  );

test("without DATABASE_URL it starts the embedded server for its own duration, from any folder", async () => {
  const call = (...args: string[]) => spawnCli({ url: "", dataDir }, args, { cwd: "/", program: BIN });
  // Two at once on an empty folder: one makes it, both record.
  const created = await Promise.all([
    call("create", "--type", "sync", "--name", "one"),
    call("create", "--type", "sync", "--name", "two"),
  ]);
  expect(created.map(stdoutOf).sort()).toEqual(["1\n", "2\n"]);
  expect(await isRunning()).toBe(false);

  const [listed] = [await call("list", "--json")];
  expect(JSON.parse(stdoutOf(listed)).total).toBe(2);
  const [failure, address] = [await call("start", "99"), await call("database-url")];
  expect(failure.code).toBe(3);
  expect(address).toMatchObject({ code: 5, stdout: "" });
  expect(await isRunning()).toBe(false);
});
