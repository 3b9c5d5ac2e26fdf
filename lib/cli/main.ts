import { callProgram } from "./call-program";

// What is still open belongs to work that was interrupted: do not wait for it.
process.exit(await callProgram(process.argv.slice(2)));
