import { printError } from "./io/stderr";
import { buildProgram } from "./program";
import { outcomeOf } from "./session/exit-codes";

/** Makes one call of the command line and returns its exit code. Errors are printed on stderr. */
export async function callProgram(args: string[]): Promise<number> {
  try {
    await buildProgram().parseAsync(args, { from: "user" });
    return 0;
  } catch (thrown) {
    const { exitCode, sentence } = outcomeOf(thrown);
    if (sentence) printError(sentence);
    return exitCode;
  }
}
