import { readFileSync } from "node:fs";
import { inheritedVariables } from "@/lib/env";
import type { Lifetime } from "@/lib/serve/lifetime";

const LOOK_MS = 250;

/**
 * Ends the demo when npm, which started it, has gone without passing a signal on: it was killed, or a shell between the
 * two kept the signal to itself.
 */
export function endWithNpm(life: Lifetime) {
  if (!inheritedVariables().npm_lifecycle_event) return;
  const starters = findStarters();
  const look = setInterval(() => {
    if (findStarters() === starters) return;
    clearInterval(look);
    void life.end(0);
  }, LOOK_MS);
  look.unref();
}

/** The parent process, and if that is a shell of npm's, which would outlive npm, the parent of it too. */
function findStarters(): string {
  const [, name, above] = /\((.*)\) \S (\d+)/.exec(readStatus(process.ppid)) ?? [];
  return /^(ba|da|a)?sh$/.test(name ?? "") ? `${process.ppid} ${above}` : `${process.ppid}`;
}

/** Works on Linux only; elsewhere `sh -c` becomes the program that it runs. */
function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return "";
  }
}
