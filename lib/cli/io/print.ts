import { harmlessLines } from "./escape-control-characters";
import { processIO } from "./process-io";

/** Prints a text unchanged, and waits until it is written. */
export const print = (text: string | Uint8Array): Promise<void> => processIO().writeStdout(text);

/** Prints a value as JSON. Characters that are dangerous for a terminal are escaped; JSON readers undo that. */
export const printJson = (value: unknown): Promise<void> =>
  print(`${harmlessLines(JSON.stringify(value, null, 2))}\n`);
