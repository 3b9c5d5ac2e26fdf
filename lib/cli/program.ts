import { Command } from "commander";
import { addBatch } from "./batch";
import { addClear } from "./clear";
import { addCreate } from "./create";
import { addDatabaseVerbs } from "./database";
import { EXIT_CODES_HELP } from "./exit-codes";
import { addExport } from "./export";
import { addFail } from "./fail";
import { addFile } from "./file";
import { addFileVerbs } from "./files";
import { harmlessLines } from "./harmless";
import { addList } from "./list";
import { addMoves } from "./moves";
import { addOutput } from "./output";
import { print } from "./print";
import { addProgress } from "./progress";
import { addReject } from "./reject";
import { addRun } from "./run";
import { addShow } from "./show";
import { addStart } from "./start";
import { addSubtaskVerbs } from "./subtask";
import { surroundings } from "./surroundings";
import { addTokenVerbs } from "./tokens";
import { addUserVerbs } from "./users";
import { addVerifyCounts } from "./verify-counts";

const VERBS = [
  ...[addRun, addCreate, addStart, addMoves, addProgress, addOutput, addBatch],
  ...[addFile, addReject, addSubtaskVerbs, addFail],
  ...[addList, addShow, addExport, addClear],
  ...[addUserVerbs, addTokenVerbs, addFileVerbs, addVerifyCounts, addDatabaseVerbs],
];

/** All verbs of the command line. It throws instead of ending the process, so that what is open gets closed. */
export function buildProgram(): Command {
  const program = new Command("jobs")
    .description("Records background jobs, shows them and tidies them.")
    .option("--as <name>", "act as this user instead of as an administrator")
    .addHelpText("after", `\n${EXIT_CODES_HELP}`)
    .helpCommand("help [verb]", "explain a verb");
  // Verbs take these over when they are added.
  program
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => void print(text).catch(() => undefined),
      writeErr: (text) => void surroundings().writeStderr(Buffer.from(text)),
      outputError: (text, write) => write(harmlessLines(text)),
    });
  for (const add of VERBS) add(program);
  return program;
}
