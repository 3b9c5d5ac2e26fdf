import { setTimeout as pause } from "node:timers/promises";
import { printError } from "@/lib/cli/io/stderr";
import { sentenceOf } from "@/lib/cli/session/exit-codes";
import type { Attachments } from "./attachments";
import type { RecordedJob } from "./recorded-job";
import type { Outcome } from "./run-command";

/** How long a command waits for its record, before it starts and after it ended. */
const BEGIN_WAIT_MS = 2_000;
/** And for the copies of its input files: from then on they may show what the command made of them. */
const INPUT_WAIT_MS = 30_000;
const END_WAIT_MS = 5_000;

/** The record of a command that runs. Nothing of it rejects: what can't be recorded is told on stderr. */
export interface Recording {
  /** Settles once the job runs and has its input files, or can't have them, or it takes too long to wait for. */
  begun: Promise<void>;
  /** Keeps the output files, and records how the command ended: with a few tries, and gives up after some seconds. */
  end(outcome: Outcome): Promise<void>;
}

/** Records a command that is about to start as the job that begins; `where` is who may not answer. */
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
    printError("The command runs while copies of its input files are still being made.");
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
      const told = await end(outcome);
      if (!told) printError(`How the command ended is not recorded: the ${where} did not answer.`);
    },
  };
}
