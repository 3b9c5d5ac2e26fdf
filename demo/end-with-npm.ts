import { readFileSync } from "node:fs";
import { inheritedVariables } from "@/lib/env";
import type { Lifetime } from "@/lib/serve/lifetime";

const LOOK_MS = 250;

/**
 * Ends the demo when npm, which started it, is gone without having passed on a signal: killed, or told to end
 * by way of a shell that keeps the signal to itself.
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

/** The process above, and where that is a shell of npm's, which would outlive npm, the one above it. */
function findStarters(): string {
  const [, name, above] = /\((.*)\) \S (\d+)/.exec(readStatus(process.ppid)) ?? [];
  return /^(ba|da|a)?sh$/.test(name ?? "") ? `${process.ppid} ${above}` : `${process.ppid}`;
}

/** Linux only; elsewhere `sh -c` becomes the program that it runs. */
function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return "";
  }
}
