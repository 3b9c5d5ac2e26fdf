import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** What is known of the process that was writing a file. */
export type WriterState = "running" | "gone" | "unknown";

let own: string | undefined;

/**
 * A name for this process that tells it from every other one: where its process id counts, that id, and its start. Of
 * letters, digits and hyphens.
 */
export function ownWriter(): string {
  own ??= [whereIdsCount(), process.pid, startOf(process.pid)].join("-");
  return own;
}

/** Whether the process of such a name still runs. Unknown for one of another machine or container. */
export function writerState(name: string): WriterState {
  const [, where, id, start] = /^([\da-f]+)-(\d+)-(\w+)$/.exec(name) ?? [];
  if (where !== whereIdsCount()) return "unknown";
  const pid = Number(id);
  if (!exists(pid)) return "gone";
  const now = startOf(pid);
  return now === start || now === NOT_KNOWN ? "running" : "gone";
}

const NOT_KNOWN = "x";

/** On Linux this boot of the machine and this container, elsewhere the machine's name. */
function whereIdsCount(): string {
  const place = attempt(
    () => `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8")}${readlinkSync("/proc/self/ns/pid")}`,
  );
  return createHash("sha256")
    .update(place ?? hostname())
    .digest("hex")
    .slice(0, 12);
}

/** When a process started, in ticks since the boot; NOT_KNOWN where the system does not tell. */
function startOf(pid: number): string {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, "utf8")) ?? "";
  // The name of the program, in parentheses, may hold anything.
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? NOT_KNOWN;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
