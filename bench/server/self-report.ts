import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";

const PRELOADED = new URL("./report-itself.mjs", import.meta.url);
const LONGEST_MS = 30_000;

const report = z.object({ memory: z.number(), cpuMsBefore: z.number(), cpuMsAfter: z.number() });

/**
 * What a server process uses: memory in bytes after unused memory was freed, and its processor time so far in
 * milliseconds, before and after the freeing.
 */
export type SelfReport = z.infer<typeof report>;

/** The variables with which a server can be asked. */
export function reporting(folder: string): { NODE_OPTIONS: string } {
  const address = new URL(PRELOADED);
  address.searchParams.set("folder", folder);
  return { NODE_OPTIONS: `--import ${address.href}` };
}

/** Asks a server process that was started with `reporting(folder)`. */
export async function askServer(pid: number, folder: string): Promise<SelfReport> {
  const file = join(folder, `${pid}.json`);
  await rm(file, { force: true });
  process.kill(pid, "SIGUSR2");
  for (const deadline = performance.now() + LONGEST_MS; performance.now() < deadline; await pause(50)) {
    const text = await readFile(file, "utf8").catch(() => null);
    if (text !== null) return report.parse(JSON.parse(text));
  }
  throw new Error(`The server (process ${pid}) has not said what it uses.`);
}
