import { harmlessLines } from "./escape-control-characters";
import { processIO } from "./process-io";

/** One sentence for a person on stderr. */
export function printError(sentence: string) {
  processIO().writeStderr(Buffer.from(`${harmlessLines(sentence)}\n`, "utf8"));
}
