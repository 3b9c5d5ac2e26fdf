import { argumentBytes, isReplaced } from "@/lib/cli/io/argument-bytes";

/**
 * A command's words as Node can start them. Node starts programs with texts alone: a word that is not UTF-8, such as
 * the name of an old file, would reach the command with other bytes. A shell, which can make them, becomes the command.
 */
export function withGivenBytes(words: string[]): string[] {
  if (!words.some(isReplaced)) return words;
  const makes = words.map((word, at) => `w${at}=$(printf '%b_' '${octal(argumentBytes(word))}')`);
  // The mark at the end keeps line ends there, which $( ) removes.
  const call = words.map((_, at) => `"\${w${at}%_}"`);
  return ["sh", "-c", `${makes.join("; ")}; exec ${call.join(" ")}`];
}

const octal = (bytes: Buffer): string =>
  [...bytes].map((byte) => `\\0${byte.toString(8).padStart(3, "0")}`).join("");
