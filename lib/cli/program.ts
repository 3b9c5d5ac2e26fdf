import { Command } from "commander";
import { programTexts } from "@/texts/cli/program";
import { addBatch } from "./commands/batch";
import { addClear } from "./commands/clear";
import { addCreate } from "./commands/create";
import { addDatabaseVerbs } from "./commands/database";
import { addExport } from "./commands/export";
import { addFail } from "./commands/fail";
import { addFile } from "./commands/file";
import { addFileVerbs } from "./commands/files";
import { addJobVerbs } from "./commands/job-verbs";
import { addList } from "./commands/list";
import { addOutput } from "./commands/output";
import { addReject } from "./commands/reject";
import { addRun } from "./commands/run";
import { addShow } from "./commands/show";
import { addStart } from "./commands/start";
import { addSubtaskVerbs } from "./commands/subtask";
import { addTokenVerbs } from "./commands/tokens";
import { addUserVerbs } from "./commands/users";
import { addVerifyCounts } from "./commands/verify-counts";
import { addVerifySearch } from "./commands/verify-search";
import { addWatch } from "./commands/watch";
import { harmlessLines } from "./io/escape-control-characters";
import { print } from "./io/print";
import { processIO } from "./io/process-io";
import { requireUtf8 } from "./session/require-utf8";

const VERBS = [
  addRun,
  addCreate,
  addStart,
  addJobVerbs,
  addOutput,
  addBatch,
  addFile,
  addReject,
  addSubtaskVerbs,
  addFail,
  addList,
  addShow,
  addWatch,
  addExport,
  addClear,
  addUserVerbs,
  addTokenVerbs,
  addFileVerbs,
  addVerifyCounts,
  addVerifySearch,
  addDatabaseVerbs,
];

/** All verbs of the command line. It throws instead of ending the process, so that everything open gets closed. */
export function buildProgram(): Command {
  const program = new Command("jobs")
    .description(programTexts.description)
    .option("--as <name>", programTexts.as)
    .addHelpText("after", `\n${programTexts.exitCodes}`)
    .helpCommand("help [verb]", programTexts.help);
  // Verbs inherit these when they are added.
  program
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => void print(text).catch(() => undefined),
      writeErr: (text) => void processIO().writeStderr(Buffer.from(text)),
      outputError: (text, write) => write(harmlessLines(text)),
    });
  program.hook("preAction", (_, command) => requireUtf8(command));
  for (const add of VERBS) add(program);
  return program;
}
