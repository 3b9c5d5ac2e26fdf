import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";

/** Only Linux shows a process from outside. */
export const CAN_WATCH = process.platform === "linux";

/** How much memory a process uses. */
async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

/** How many files below a folder a process has open. */
export async function openFilesOf(pid: number, folder: string): Promise<number> {
  const descriptors = await readdir(`/proc/${pid}/fd`);
  const targets = await Promise.all(
    descriptors.map((name) => readlink(join(`/proc/${pid}/fd`, name)).catch(() => "")),
  );
  return targets.filter((target) => target.startsWith(folder)).length;
}

/** The most memory that a process used during `work`, above what it used before; 0 where it can't be watched. */
export async function growthDuring(pid: number, work: () => Promise<unknown>): Promise<number> {
  if (!CAN_WATCH) {
    await work();
    return 0;
  }
  const before = await memoryOf(pid);
  let most = before;
  const watch = setInterval(() => {
    void memoryOf(pid).then((now) => {
      most = Math.max(most, now);
    });
  }, 50);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  return Math.max(most, await memoryOf(pid)) - before;
}
