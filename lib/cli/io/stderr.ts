import { harmlessLines } from "./harmless";
import { surroundings } from "./surroundings";

/** One sentence for a person on stderr. */
export function complain(sentence: string) {
  surroundings().writeStderr(Buffer.from(`${harmlessLines(sentence)}\n`, "utf8"));
}
