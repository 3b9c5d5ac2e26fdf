import { type ChildProcess, spawn } from "node:child_process";
import { closeSync } from "node:fs";
import type { Readable } from "node:stream";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import { printError } from "@/lib/cli/io/stderr";
import { END_SIGNALS } from "@/lib/cli/io/until-interrupted";
import { writeStderr } from "@/lib/cli/io/write-stderr";
import { exitCodeOfSignal } from "@/lib/cli/session/exit-codes";
import { formatMessage } from "@/lib/texts/format-message";
import { runTexts } from "@/texts/cli/run";
import { openPipe } from "./real-pipe";
import type { SignalRelay } from "./signal-relay";
import { StderrTail } from "./stderr-tail";
import { withGivenBytes } from "./with-given-bytes";

/** How a recorded command ended, for its job. */
export type Outcome =
  | { status: "completed" | "cancelled" }
  | { status: "failed"; message: string; trace: string | null };

interface CommandEnd {
  exitCode: number;
  outcome: Outcome;
}

type Exit = { code: number | null; signal: NodeJS.Signals | null } | { error: Error };

/** A command that ended by one of these was cancelled. */
const CANCEL_SIGNALS: readonly NodeJS.Signals[] = [...END_SIGNALS, "SIGQUIT"];

const QUIET_MS = 200;
const QUIET_TURNS = 25;

/**
 * Runs a command with this process's stdin and stdout. Its stderr is passed on, and the end of it remembered. Never
 * rejects: a command that can't be started has an end too.
 */
export async function runCommand(words: string[], signals: SignalRelay): Promise<CommandEnd> {
  const [file = "", ...args] = withGivenBytes(words);
  const tail = new StderrTail();
  const pipe = openPipe();
  let child: ChildProcess;
  try {
    child = spawn(file, args, { stdio: ["inherit", "inherit", pipe?.writer ?? "pipe"] });
  } catch (error) {
    return unstartable(file, error);
  }
  if (pipe) closeSync(pipe.writer);
  signals.target = child;
  const stderr = pipe?.reader ?? child.stderr;
  const drained = stderr ? passOn(stderr, tail) : Promise.resolve();
  const exit = await exitOf(child);
  if ("error" in exit) return unstartable(file, exit.error);
  await Promise.race([drained, quiet(tail)]);
  // A command that such a signal ended was cancelled, no matter who sent it: Ctrl-C reaches the command and us at once,
  // and we may see its end before our own signal.
  const stopped = signals.first ?? CANCEL_SIGNALS.find((signal) => signal === exit.signal);
  return stopped ? stoppedBy(stopped) : endOf(exit, tail);
}

/** The end of a command that was asked to end, whatever its exit code. */
export const stoppedBy = (signal: NodeJS.Signals): CommandEnd => ({
  exitCode: exitCodeOfSignal(signal),
  outcome: { status: "cancelled" },
});

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
    // A signal that may not be sent is an error too, but not an end.
    child.on("error", (error) => child.pid === undefined && resolve({ error }));
  });
}

function passOn(stderr: Readable, tail: StderrTail): Promise<void> {
  let taken = true;
  stderr.on("data", (chunk: Buffer) => {
    tail.push(chunk);
    // Nobody reads our stderr any more, but the command must still be able to write.
    if (taken) taken = writeStderr(chunk);
  });
  return new Promise((resolve) => {
    stderr.once("close", resolve);
    stderr.on("error", () => resolve());
  });
}

/** A daemon that the command left behind may keep its stderr open for ever: read on only while more comes. */
async function quiet(tail: StderrTail) {
  for (let turn = 0, before = -1; turn < QUIET_TURNS && before !== tail.total; turn++) {
    before = tail.total;
    await pause(QUIET_MS);
    // Timers run before input: data that arrived during a long write must be read first.
    await nextTurn();
  }
}

function endOf({ code, signal }: Exclude<Exit, { error: Error }>, tail: StderrTail): CommandEnd {
  if (code === 0) return { exitCode: 0, outcome: { status: "completed" } };
  const message = signal
    ? formatMessage(runTexts.ended.killed, { signal })
    : formatMessage(runTexts.ended.exitCode, { code: String(code) });
  const exitCode = signal ? exitCodeOfSignal(signal) : (code ?? 1);
  return { exitCode, outcome: { status: "failed", message, trace: tail.text() } };
}

function unstartable(file: string, error: unknown): CommandEnd {
  const reason =
    error instanceof Error && "code" in error ? String(error.code) : runTexts.ended.unknownReason;
  const missing = reason === "ENOENT" || file === "";
  const message = missing
    ? formatMessage(runTexts.ended.noCommand, { command: file })
    : formatMessage(runTexts.ended.notStarted, { command: file, reason });
  printError(message);
  return { exitCode: missing ? 127 : 126, outcome: { status: "failed", message, trace: null } };
}
