import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { askServer, reporting } from "@/bench/server/self-report";
import { inheritedVariables } from "@/lib/env";

const PROGRAM = `
let kept = [];
process.stdin.on("data", (order) => {
  if (String(order) === "fill") kept = Array.from({ length: 64 }, () => Buffer.alloc(2 ** 20, 1));
  if (String(order) === "work") for (const end = process.cpuUsage().user + 300_000; process.cpuUsage().user < end; );
  process.stdout.write("done");
});
setInterval(() => kept.length, 1_000);
process.stdout.write("up");
`;

test("a server says what memory and processor time it uses, as often as it is asked", async () => {
  const folder = await mkdtemp(join(tmpdir(), "jobs console reports-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const child = spawn(process.execPath, ["-e", PROGRAM], {
    env: { ...inheritedVariables(), ...reporting(folder) },
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill());
  const said = () => once(child.stdout, "data");
  await said();
  const order = async (text: string) => {
    const done = said();
    child.stdin.write(text);
    await done;
  };
  const first = await askServer(child.pid ?? 0, folder);
  await order("fill");
  const full = await askServer(child.pid ?? 0, folder);
  expect(full.memory - first.memory).toBeGreaterThan(60 * 2 ** 20);
  await order("work");
  const later = await askServer(child.pid ?? 0, folder);
  expect(later.cpuMsBefore - full.cpuMsAfter).toBeGreaterThanOrEqual(290);
  expect(later.cpuMsAfter).toBeGreaterThan(later.cpuMsBefore);
});
