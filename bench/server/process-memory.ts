import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const SAMPLE_MS = 200;

/** How much memory (RSS) a process uses, in bytes. */
async function memoryOf(pid: number): Promise<number> {
  const { stdout } = await run("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout) * 1024;
}

/** The most memory that a process used during `work`, over what it used just before. Five samples a second. */
export async function mostMemoryDuring(pid: number, work: () => Promise<unknown>): Promise<number> {
  const before = await memoryOf(pid);
  let most = before;
  let isOver = false;
  const sampling = (async () => {
    while (!isOver) {
      most = Math.max(most, await memoryOf(pid));
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
    }
  })();
  try {
    await work();
  } finally {
    isOver = true;
    await sampling;
  }
  return most - before;
}
