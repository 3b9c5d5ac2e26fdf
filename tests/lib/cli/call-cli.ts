import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { expect, onTestFinished, vi } from "vitest";
import { outcomeOf } from "@/lib/cli/exit-codes";
import { buildProgram } from "@/lib/cli/program";
import { inheritedVariables } from "@/lib/env";
import type { TestDatabase } from "@/tests/support/database";

const MAIN = [process.execPath, "--import", "tsx", resolve("lib/cli/main.ts")];

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

interface CallOptions {
  input?: string | Buffer;
  cwd?: string;
  /** The program and its first arguments. */
  program?: string[];
}

interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** Waits until the process has written this to stdout. */
  says(text: string): Promise<void>;
}

type Variables = Record<string, string>;

/** The variables that lead the command line to a test's database. */
export const leadingTo = ({ url, dataDir }: Pick<TestDatabase, "url" | "dataDir">): Variables => ({
  DATABASE_URL: url,
  JOBS_DATA_DIR: dataDir,
});

/** Starts the command line as a process of its own, as people and scripts do. */
export function startCli(variables: Variables, args: string[], options: CallOptions = {}): Running {
  const [program = "", ...first] = options.program ?? MAIN;
  const child = spawn(program, [...first, ...args], {
    env: { ...inheritedVariables(), ...variables },
    ...(options.cwd && { cwd: options.cwd }),
  });
  // A test that fails must not leave a command running.
  onTestFinished(() => void child.kill());
  const out = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    out.stderr += text;
  });
  // It may end without reading its input.
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.input ?? "");
  return {
    child,
    ended: new Promise((resolveEnd, failed) => {
      child.once("error", failed);
      child.once("close", (code) => resolveEnd({ code, ...out }));
    }),
    says: (text) => vi.waitFor(() => expect(out.stdout).toContain(text), { timeout: 20_000, interval: 20 }),
  };
}

/** Calls the command line on a test's database and waits for its end. */
export const callCli = (
  database: Pick<TestDatabase, "url" | "dataDir">,
  args: string[],
  options?: CallOptions,
): Promise<Ended> => startCli(leadingTo(database), args, options).ended;

/** How a call that prints nothing ends, made within this process: a start of Node costs a second. */
export async function endOf(database: Pick<TestDatabase, "url" | "dataDir">, args: string[]) {
  for (const [name, value] of Object.entries(leadingTo(database))) vi.stubEnv(name, value);
  return buildProgram()
    .parseAsync(args, { from: "user" })
    .then(() => ({ exitCode: 0, sentence: null }), outcomeOf);
}

/** Arguments as one types them; a value in braces is one argument, whatever is in it. */
export function words(texts: TemplateStringsArray, ...values: string[]): string[] {
  return texts.flatMap((text, at) => [...(text.match(/\S+/g) ?? []), ...values.slice(at, at + 1)]);
}

/** What a call printed, once it is known to have gone well. */
export function stdoutOf({ code, stdout, stderr }: Ended): string {
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}
