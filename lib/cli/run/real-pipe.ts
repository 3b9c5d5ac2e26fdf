import { spawnSync } from "node:child_process";
import { constants, mkdtempSync, openSync, rmSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";

interface Pipe {
  reader: Readable;
  /** To be closed once the command has it. */
  writer: number;
}

/**
 * A pipe for a command's stderr. Node's own is a socket, which a script that writes to /dev/stderr can't
 * open: it would fail only because it is being recorded. Null where pipes can't be made.
 */
export function openPipe(): Pipe | null {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), "jobs-run-"));
    const path = join(folder, "stderr");
    if (spawnSync("mkfifo", ["-m", "600", path]).status !== 0) return null;
    // The reader first and without waiting: each end would wait for the other.
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const writer = openSync(path, constants.O_WRONLY);
    return { reader: new Socket({ fd, readable: true, writable: false }), writer };
  } catch {
    return null;
  } finally {
    // The pipe works on without its name.
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
}
