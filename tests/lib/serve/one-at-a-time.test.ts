import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const MODULE = resolve("lib/serve/one-at-a-time.mjs");
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jobs-console-lock-"));
  await mkdir(join(folder, ".build"));
});
afterAll(() => rm(folder, { recursive: true }));

/** A process that reads a counter, waits, and writes it back one higher: two at once would lose a count. */
function count(): Promise<string> {
  const program = `
    import { oneAtATime } from ${JSON.stringify(MODULE)};
    import { readFileSync, writeFileSync } from "node:fs";
    await oneAtATime("count", console.log, async () => {
      const before = Number(readFileSync("counter", "utf8"));
      await new Promise((go) => setTimeout(go, 100));
      writeFileSync("counter", String(before + 1));
    });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { cwd: folder });
  let printed = "";
  child.stdout.on("data", (chunk) => {
    printed += chunk;
  });
  return new Promise((done) => child.once("exit", () => done(printed)));
}

test("processes that want the same take turns, and a waiting one says so", async () => {
  await writeFile(join(folder, "counter"), "0");
  const printed = await Promise.all([count(), count(), count()]);
  expect(await readFile(join(folder, "counter"), "utf8")).toBe("3");
  expect(printed.join("")).toContain("Waiting for the count of another process");
  expect(await readdir(join(folder, ".build"))).toEqual([]);
});

test("the lock of processes that are gone is void", async () => {
  await writeFile(join(folder, "counter"), "0");
  const gone = spawn(process.execPath, ["-e", ""]);
  await new Promise((done) => gone.once("exit", done));
  await writeFile(join(folder, ".build", "count.lock"), `${gone.pid}\n`);
  expect(await count()).toBe("");
  expect(await readFile(join(folder, "counter"), "utf8")).toBe("1");
});
