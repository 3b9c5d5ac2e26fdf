import { readFileSync } from "node:fs";

/** The mark that Node puts where an argument is not UTF-8. */
const REPLACED = "\ufffd";

/**
 * The bytes of an argument of this process, which Node has decoded as UTF-8. They are another text's where Linux was
 * given other bytes; elsewhere arguments are always texts.
 */
export function argumentBytes(text: string): Buffer {
  const raw = text.includes(REPLACED) ? givenAs(text) : undefined;
  return raw ?? Buffer.from(text);
}

/** Whether an argument was given in other bytes than UTF-8: its text has lost some of them. */
export const isReplaced = (text: string): boolean =>
  text.includes(REPLACED) && !argumentBytes(text).equals(Buffer.from(text));

/** What was given and reads as this text, by itself or behind `--option=`. */
function givenAs(text: string): Buffer | undefined {
  for (const whole of rawArguments()) {
    const value = whole.subarray(whole.indexOf("=") + 1);
    for (const given of [whole, value]) if (given.toString("utf8") === text) return given;
  }
  return undefined;
}

function rawArguments(): Buffer[] {
  try {
    const bytes = readFileSync("/proc/self/cmdline");
    return bytes
      .toString("latin1")
      .split("\0")
      .map((argument) => Buffer.from(argument, "latin1"));
  } catch {
    return [];
  }
}
