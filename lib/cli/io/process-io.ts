import { AsyncLocalStorage } from "node:async_hooks";
import type { Readable } from "node:stream";
import { inheritedVariables } from "@/lib/env";
import { untilInterrupted } from "./until-interrupted";
import { writeStderr } from "./write-stderr";
import { writeStdout } from "./write-stdout";

/** Everything that a call of the command line uses of its process, so that another program can replace it. */
export interface ProcessIO {
  variables(): NodeJS.ProcessEnv;
  stdin(): Readable;
  /** Settles when the text is written. Rejects with OutputClosed when nobody reads any more. */
  writeStdout(text: string | Uint8Array): Promise<void>;
  /** The columns of the terminal that stdout is; null if it is not one. */
  terminalColumns(): number | null;
  /** Returns whether anybody reads it. */
  writeStderr(bytes: Uint8Array): boolean;
  /** Rejects when the call is to end before its work is done, and never settles otherwise. */
  interrupted(): Promise<never>;
}

const ofTheProcess: ProcessIO = {
  variables: inheritedVariables,
  // Only when it is needed: from then on it may keep the process alive.
  stdin: () => process.stdin,
  writeStdout,
  terminalColumns: () => (process.stdout.isTTY ? process.stdout.columns : null),
  writeStderr,
  interrupted: untilInterrupted,
};

const given = new AsyncLocalStorage<ProcessIO>();

/** The current call's: those of the process, unless `withIO` gave others. */
export const processIO = (): ProcessIO => given.getStore() ?? ofTheProcess;

/** Makes a call with other streams and variables. Not for `run`: its command inherits those of the process. */
export const withIO = <T>(others: ProcessIO, call: () => Promise<T>): Promise<T> => given.run(others, call);
