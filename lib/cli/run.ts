import type { Command } from "commander";
import { z } from "zod";
import type { NewJob } from "@/lib/producer/new-job";
import { type AttachedPaths, noteAttachments } from "./attachments";
import { withNewJobOptions } from "./create";
import { CommandFailed } from "./exit-codes";
import { beginRecording } from "./recording";
import { runCommand, stoppedBy } from "./run-command";
import { actsAs } from "./session";
import { relaySignals } from "./signal-relay";

const options = z.object({
  type: z.string(),
  name: z.string(),
  owner: z.string().optional(),
  description: z.string().optional(),
  runAt: z.string().optional(),
  input: z.array(z.string()).default([]),
  output: z.array(z.string()).default([]),
});

const INPUT = "a file to keep as the job's input, as it is before the command starts; may be repeated";
const OUTPUT =
  "a file to keep as the job's output, or a folder: what the command left there; may be repeated";

/** `run`: runs a command and records it as a job. Whatever becomes of the record, the command runs. */
export function addRun(program: Command) {
  const command = program
    .command("run")
    .description("run a command and record it as a job")
    .usage("--type <type> --name <name> [options] -- <command> [arguments]")
    .argument("<command...>", "behind --, so that its own options are left alone");
  withNewJobOptions(command)
    .option("--input <file>", INPUT, collect)
    .option("--output <path>", OUTPUT, collect)
    .action(async (words: string[]) => {
      const { input, output, ...job } = options.parse(command.opts());
      const exitCode = await runRecorded(words, job, { input, output }, actsAs(command));
      if (exitCode !== 0) throw new CommandFailed(exitCode);
    });
}

const collect = (path: string, earlier: string[] = []) => [...earlier, path];

async function runRecorded(words: string[], job: NewJob, paths: AttachedPaths, as: string | undefined) {
  const signals = relaySignals();
  const recording = beginRecording(job, as, await noteAttachments(paths, signals.idle));
  await recording.begun;
  const end = signals.first ? stoppedBy(signals.first) : await runCommand(words, signals);
  signals.target = null;
  await recording.end(end.outcome);
  return end.exitCode;
}
