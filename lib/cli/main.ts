import { outcomeOf } from "./exit-codes";
import { buildProgram } from "./program";
import { complain } from "./stderr";

try {
  await buildProgram().parseAsync();
} catch (thrown) {
  const { exitCode, sentence } = outcomeOf(thrown);
  process.exitCode = exitCode;
  if (sentence) complain(sentence);
}
// What is still open belongs to work that was cut off: nothing is to be waited for.
process.exit();
