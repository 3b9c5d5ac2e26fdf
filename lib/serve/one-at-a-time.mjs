// Plain JavaScript, because it is needed before anything is installed: see run.mjs.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const LOOK_AGAIN_MS = 500;
/** No installation and no build takes longer: the process ids in an older lock mean nothing any more. */
const OUTDATED_MS = 20 * 60_000;

/**
 * Runs `work` while no other process does the same to this clone. The lock is a file of process ids: ours and those
 * that `work` lends it to, since a child may outlive us. A lock without a living process is void.
 * @template T
 * @param {string} name of what is done, for the lock's file name
 * @param {(line: string) => void} say called once if there is another process to wait for
 * @param {(lend: (pid: number) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function oneAtATime(name, say, work) {
  mkdirSync(".build", { recursive: true });
  const file = join(".build", `${name}.lock`);
  let hasSaid = false;
  while (!take(file)) {
    if (!hasSaid) say(`Waiting for the ${name} of another process (if none is running, delete ${file})`);
    hasSaid = true;
    await new Promise((again) => setTimeout(again, LOOK_AGAIN_MS));
  }
  try {
    return await work((pid) => writeFileSync(file, `${process.pid}\n${pid}\n`));
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  if (isVoid(file)) rmSync(file, { force: true });
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function isVoid(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > OUTDATED_MS) return true;
    const pids = readFileSync(file, "utf8").split("\n").map(Number).filter(Boolean);
    // Empty between the moments when it is made and written.
    return pids.length > 0 && !pids.some(isOther);
  } catch {
    return false;
  }
}

/** A lock with our own id is from a former process: we hold none yet. */
function isOther(pid) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
