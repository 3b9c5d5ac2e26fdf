import type { Command } from "commander";
import { z } from "zod";
import type { NewJob } from "@/lib/producer/new-job";
import { withNewJobOptions } from "./create";
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
});

/** `run`: runs a command and records it as a job. Whatever becomes of the record, the command runs. */
export function addRun(program: Command) {
  const command = program
    .command("run")
    .description("run a command and record it as a job")
    .usage("--type <type> --name <name> [options] -- <command> [arguments]")
    .argument("<command...>", "behind --, so that its own options are left alone");
  withNewJobOptions(command).action(async (words: string[]) => {
    process.exitCode = await runRecorded(words, options.parse(command.opts()), actsAs(command));
  });
}

async function runRecorded(words: string[], job: NewJob, as: string | undefined): Promise<number> {
  const signals = relaySignals();
  const recording = beginRecording(job, as);
  await recording.begun;
  const end = signals.first ? stoppedBy(signals.first) : await runCommand(words, signals);
  await recording.end(end.outcome);
  return end.exitCode;
}
