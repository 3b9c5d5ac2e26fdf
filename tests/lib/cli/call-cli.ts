import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { expect, onTestFinished, vi } from "vitest";
import { callProgram } from "@/lib/cli/call-program";
import { withIO } from "@/lib/cli/io/process-io";
import { inheritedVariables } from "@/lib/env";
import type { TestDatabase } from "@/tests/support/database";

/** The command line as a process of its own. */
export const MAIN = [process.execPath, "--import", "tsx", resolve("lib/cli/main.ts")];

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

interface Input {
  input?: string | Buffer;
}

interface SpawnOptions extends Input {
  cwd?: string;
  /** The program and its first arguments. */
  program?: string[];
}

interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** Waits until the process has written this to stdout. */
  says(text: string, timeout?: number): Promise<void>;
  /** The same of stderr. */
  warns(text: string): Promise<void>;
}

type Variables = Record<string, string>;
type Place = Pick<TestDatabase, "url" | "dataDir">;

/** The variables that lead the command line to a test's database. */
export const leadingTo = ({ url, dataDir }: Place): Variables => ({
  DATABASE_URL: url,
  JOBS_DATA_DIR: dataDir,
});

/** Starts the command line as a process of its own, as people and scripts do. Takes a second or two. */
export function startCli(variables: Variables, args: string[], options: SpawnOptions = {}): Running {
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
  const writes =
    (to: keyof typeof out) =>
    (text: string, timeout = 60_000) =>
      vi.waitFor(() => expect(out[to]).toContain(text), { timeout, interval: 20 });
  return {
    child,
    ended: new Promise((resolveEnd, failed) => {
      child.once("error", failed);
      child.once("close", (code) => resolveEnd({ code, ...out }));
    }),
    says: writes("stdout"),
    warns: writes("stderr"),
  };
}

/** Calls the command line on a test's database as a process of its own, and waits for its end. */
export const spawnCli = (database: Place, args: string[], options?: SpawnOptions): Promise<Ended> =>
  startCli(leadingTo(database), args, options).ended;

/** The same call within this process, which takes some milliseconds. `run` needs a process of its own. */
export async function callCli(database: Place, args: string[], { input = "" }: Input = {}): Promise<Ended> {
  const written: Record<"stdout" | "stderr", Uint8Array[]> = { stdout: [], stderr: [] };
  const others = {
    variables: () => ({ ...inheritedVariables(), ...leadingTo(database) }),
    stdin: () => Readable.from([Buffer.from(input)]),
    writeStdout: async (text: string | Uint8Array) => void written.stdout.push(Buffer.from(text)),
    terminalColumns: () => null,
    writeStderr: (bytes: Uint8Array) => written.stderr.push(bytes) > 0,
    interrupted: () => new Promise<never>(() => undefined),
  };
  const code = await withIO(others, () => callProgram(args));
  const textOf = (pieces: Uint8Array[]) => Buffer.concat(pieces).toString("utf8");
  return { code, stdout: textOf(written.stdout), stderr: textOf(written.stderr) };
}

/** How a call that prints nothing ends: its exit code, and the one sentence on stderr. */
export async function endOf(database: Place, args: string[]) {
  const { code, stderr } = await callCli(database, args);
  return { exitCode: code, sentence: stderr === "" ? null : stderr.replace(/\n$/, "") };
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
