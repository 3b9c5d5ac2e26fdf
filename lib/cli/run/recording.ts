import { setTimeout as pause } from "node:timers/promises";
import { printError } from "@/lib/cli/io/stderr";
import { sentenceOf } from "@/lib/cli/session/exit-codes";
import type { Attachments } from "./attachments";
import type { RecordedJob } from "./recorded-job";
import type { Outcome } from "./run-command";

/** How long a command waits for its record, before it starts and after it has ended. */
const BEGIN_WAIT_MS = 2_000;
/** And for the copies of its input files: later copies may have changes of the command. */
const INPUT_WAIT_MS = 30_000;
const END_WAIT_MS = 5_000;

/** The record of a running command. Nothing of it rejects: errors are printed on stderr. */
export interface Recording {
  /** Settles when the job runs and has its input files, when it can't have them, or after the longest wait. */
  begun: Promise<void>;
  /** Stores the output files and records how the command ended. Tries again for some seconds, then gives up. */
  end(outcome: Outcome): Promise<void>;
}

/** Records a command that is about to start. `where` names the database or console in messages. */
export function beginRecording(
  started: Promise<RecordedJob>,
  where: string,
  attachments: Attachments,
): Recording {
  const handle = started.catch((error: unknown) => {
    printError(`The command runs, but is not recorded: ${sentenceOf(error)}`);
    return null;
  });
  const inputs = handle.then((job) => job && attachments.keepInputs(job)).then(() => true);
  const begin = async () => {
    const job = await Promise.race([handle, pause(BEGIN_WAIT_MS)]);
    if (!job || (await Promise.race([inputs, pause(INPUT_WAIT_MS)]))) return;
    printError("The command runs while its input files are still being copied.");
  };
  const end = async (outcome: Outcome) => {
    const job = await Promise.race([handle, pause(END_WAIT_MS)]);
    if (job === null) return true;
    if (!job) return false;
    await inputs;
    await attachments.keepOutputs(job);
    const ended = job.end(outcome).catch((error: unknown) => {
      printError(`How the command ended is not recorded: ${sentenceOf(error)}`);
    });
    return Promise.race([ended.then(() => true), pause(END_WAIT_MS)]);
  };
  return {
    begun: begin(),
    end: async (outcome) => {
      const isRecorded = await end(outcome);
      if (!isRecorded) printError(`How the command ended is not recorded: the ${where} did not answer.`);
    },
  };
}
