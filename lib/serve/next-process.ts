import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { inheritedVariables } from "@/lib/env";

const GRACE_MS = 10_000;

/** Where the standard output of Next goes: to ours, nowhere, or to our standard error, where its own errors go. */
export type Stdout = "inherit" | "ignore" | "stderr";

export interface NextProcess {
  pid: number | undefined;
  /** Resolves with the exit code when the process ends, for whatever reason. */
  ended: Promise<number>;
  /** Resolves when this very process serves its port; never for `next dev`, which has a process in between. */
  serving: Promise<void>;
  stop(): Promise<void>;
}

/** Runs `next start`, `next dev` or `next build`. It ends with this process, also when this one is killed. */
export function runNext(
  args: string[],
  variables: Record<string, string>,
  stdout: Stdout = "inherit",
): NextProcess {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = fork(next, args, {
    env: { ...inheritedVariables(), ...variables },
    execArgv: [],
    stdio: ["ignore", stdout === "stderr" ? process.stderr.fd : stdout, "inherit", "ipc"],
  });
  const ended = new Promise<number>((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
    child.once("error", () => resolve(1));
  });
  const serving = new Promise<void>((resolve) => child.once("message", () => resolve()));
  return { pid: child.pid, ended, serving, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<number>) {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
  await ended;
  clearTimeout(timer);
}
