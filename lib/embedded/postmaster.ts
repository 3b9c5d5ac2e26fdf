import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The server process of a cluster, as its own postmaster.pid names it (layout: PostgreSQL's pidfile.h). */
export interface Postmaster {
  pid: number;
  /** Null until it accepts connections. */
  port: number | null;
}

const pidFileOf = (cluster: string) => join(cluster, "postmaster.pid");
/** Above every system's largest process id. */
const NOBODY = "99999999";

export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const lines = (await readFile(pidFileOf(cluster), "utf8").catch(() => "")).split("\n");
  const pid = Number.parseInt(lines[0] ?? "", 10);
  if (!pid) return null;
  const port = Number.parseInt(lines[3] ?? "", 10);
  return { pid, port: port && lines[7]?.trim() === "ready" ? port : null };
}

/**
 * After a crash the pid file may name a process that has ended but was not collected, or another program that got the
 * number since: PostgreSQL would refuse to start. The file stays, with a number that no process has, so that PostgreSQL
 * still checks by shared memory for survivors of the old server.
 */
export async function forgetDeadPostmaster(cluster: string) {
  const postmaster = await readPostmaster(cluster);
  if (!postmaster || (await isPostgres(postmaster.pid))) return;
  const text = await readFile(pidFileOf(cluster), "utf8");
  await writeFile(pidFileOf(cluster), text.replace(/^\d+/, NOBODY));
}

/** Whether a server process of the cluster is there, ready or not. */
export async function isAlive(cluster: string): Promise<boolean> {
  const postmaster = await readPostmaster(cluster);
  return postmaster !== null && (await isPostgres(postmaster.pid));
}

/**
 * Resolves when the process is gone, or after a minute: the pid file is removed a moment before its process ends.
 */
export async function ended(pid: number) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline && (await isPostgres(pid)); ) {
    await new Promise((again) => setTimeout(again, 20));
  }
}

/** Whether the process of that number is a running PostgreSQL. Without /proc: whether there is any such process. */
async function isPostgres(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  const [, command, state] = /^\d+ \((.*)\) (\w)/s.exec(stat ?? "") ?? [];
  if (command !== undefined) return command === "postgres" && state !== "Z" && state !== "X";
  return process.platform !== "linux" && isThere(pid);
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
