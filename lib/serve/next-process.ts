import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { inheritedVariables } from "@/lib/env";

const GRACE_MS = 10_000;

export interface NextProcess {
  /** Resolves with the exit code when the process ends, for whatever reason. */
  ended: Promise<number>;
  stop(): Promise<void>;
}

/** Runs `next start` or `next dev`. It ends with this process, also when this one is killed. */
export function runNext(args: string[], variables: Record<string, string>): NextProcess {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = fork(next, args, {
    env: { ...inheritedVariables(), ...variables },
    execArgv: [],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = new Promise<number>((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
    child.once("error", () => resolve(1));
  });
  return { ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<number>) {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
  await ended;
  clearTimeout(timer);
}
