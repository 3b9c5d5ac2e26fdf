import { setTimeout as pause } from "node:timers/promises";
import { printError } from "@/lib/cli/io/stderr";
import { sentenceOf } from "@/lib/cli/session/exit-codes";
import { formatMessage } from "@/lib/texts/format-message";
import { runTexts } from "@/texts/cli/run";
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

/** Where a job is recorded, for messages. */
export type RecordingPlace = "database" | "console";

/** Records a command that is about to start. */
export function beginRecording(
  started: Promise<RecordedJob>,
  place: RecordingPlace,
  attachments: Attachments,
): Recording {
  const handle = started.catch((error: unknown) => {
    printError(formatMessage(runTexts.notRecorded.command, { error: sentenceOf(error) }));
    return null;
  });
  const inputs = handle.then((job) => job && attachments.keepInputs(job)).then(() => true);
  const begin = async () => {
    const job = await Promise.race([handle, pause(BEGIN_WAIT_MS)]);
    if (!job || (await Promise.race([inputs, pause(INPUT_WAIT_MS)]))) return;
    printError(runTexts.files.copying);
  };
  const end = async (outcome: Outcome) => {
    const job = await Promise.race([handle, pause(END_WAIT_MS)]);
    if (job === null) return true;
    if (!job) return false;
    await inputs;
    await attachments.keepOutputs(job);
    const ended = job.end(outcome).catch((error: unknown) => {
      printError(formatMessage(runTexts.notRecorded.end, { error: sentenceOf(error) }));
    });
    return Promise.race([ended.then(() => true), pause(END_WAIT_MS)]);
  };
  return {
    begun: begin(),
    end: async (outcome) => {
      const isRecorded = await end(outcome);
      if (!isRecorded) printError(formatMessage(runTexts.notRecorded.noAnswer, { place }));
    },
  };
}
