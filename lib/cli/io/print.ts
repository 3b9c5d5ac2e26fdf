import { harmlessLines } from "./escape-control-characters";
import { processIO } from "./process-io";

/** Prints a text as it is, and waits until it is taken. */
export const print = (text: string | Uint8Array): Promise<void> => processIO().writeStdout(text);

/** A value as JSON for scripts. What a terminal might obey is escaped, which JSON readers undo. */
export const printJson = (value: unknown): Promise<void> =>
  print(`${harmlessLines(JSON.stringify(value, null, 2))}\n`);
