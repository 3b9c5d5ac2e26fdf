import { callProgram } from "./call-program";

// What is still open belongs to work that was cut off: nothing is to be waited for.
process.exit(await callProgram(process.argv.slice(2)));
