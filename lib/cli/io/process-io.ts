import { AsyncLocalStorage } from "node:async_hooks";
import type { Readable } from "node:stream";
import { inheritedVariables } from "@/lib/env";
import { untilInterrupted } from "./until-interrupted";
import { writeStderr } from "./write-stderr";
import { writeStdout } from "./write-stdout";

/** All that a call of the command line has from outside, so that another program can make one within itself. */
export interface ProcessIO {
  variables(): NodeJS.ProcessEnv;
  stdin(): Readable;
  /** Settles once it is taken. Rejects with OutputClosed when nobody reads any more. */
  writeStdout(text: string | Uint8Array): Promise<void>;
  /** Whether anybody takes it. */
  writeStderr(bytes: Uint8Array): boolean;
  /** Rejects when the call is to end before its work is done, and never settles otherwise. */
  interrupted(): Promise<never>;
}

const ofTheProcess: ProcessIO = {
  variables: inheritedVariables,
  // Asked for only when it is needed: from then on it may hold the process up.
  stdin: () => process.stdin,
  writeStdout,
  writeStderr,
  interrupted: untilInterrupted,
};

const given = new AsyncLocalStorage<ProcessIO>();

/** Those of the call under way: the process's own, unless others were given. */
export const processIO = (): ProcessIO => given.getStore() ?? ofTheProcess;

/** Makes a call in surroundings other than the process's. `run`, whose command inherits those, is not for this. */
export const withIO = <T>(others: ProcessIO, call: () => Promise<T>): Promise<T> => given.run(others, call);
