import type { Command } from "commander";
import { z } from "zod";
import { type AttachedPaths, noteAttachments } from "@/lib/cli/run/attachments";
import { recordInDatabase } from "@/lib/cli/run/record-in-database";
import { recordOverHttp } from "@/lib/cli/run/record-over-http";
import type { RecordedJob } from "@/lib/cli/run/recorded-job";
import { beginRecording, type RecordingPlace } from "@/lib/cli/run/recording";
import { runCommand, stoppedBy } from "@/lib/cli/run/run-command";
import { relaySignals } from "@/lib/cli/run/signal-relay";
import { CommandFailed } from "@/lib/cli/session/exit-codes";
import { actsAs } from "@/lib/cli/session/session";
import { InvalidInput } from "@/lib/errors";
import type { NewJob } from "@/lib/producer/new-job";
import { runTexts } from "@/texts/cli/run";
import { withNewJobOptions } from "./create";

const options = z.object({
  type: z.string(),
  name: z.string(),
  owner: z.string().optional(),
  description: z.string().optional(),
  runAt: z.string().optional(),
  input: z.array(z.string()).default([]),
  output: z.array(z.string()).default([]),
  url: z.string().optional(),
});

/** `run`: runs a command and records it as a job. The command runs even when it can't be recorded. */
export function addRun(program: Command) {
  const command = program
    .command("run")
    .description(runTexts.description)
    .usage("--type <type> --name <name> [options] -- <command> [arguments]")
    .argument("<command...>", runTexts.command);
  withNewJobOptions(command)
    .option("--input <file>", runTexts.input, collect)
    .option("--output <path>", runTexts.output, collect)
    .option("--url <address>", runTexts.url)
    .action(async (words: string[]) => {
      const { input, output, url, ...job } = options.parse(command.opts());
      const exitCode = await runRecorded(words, interfaceOf(job, url, actsAs(command)), { input, output });
      if (exitCode !== 0) throw new CommandFailed(exitCode);
    });
}

const collect = (path: string, earlier: string[] = []) => [...earlier, path];

/** The way to where the job is recorded. */
interface RecordingInterface {
  begin: () => Promise<RecordedJob>;
  place: RecordingPlace;
}

function interfaceOf(job: NewJob, url: string | undefined, as: string | undefined): RecordingInterface {
  if (url === undefined) return { begin: () => recordInDatabase(job, as), place: "database" };
  if (as !== undefined) throw new InvalidInput("as", runTexts.notAsUser);
  return { begin: () => recordOverHttp(job, url), place: "console" };
}

async function runRecorded(words: string[], { begin, place }: RecordingInterface, paths: AttachedPaths) {
  const signals = relaySignals();
  const attachments = await noteAttachments(paths, signals.idle);
  const recording = beginRecording(begin(), place, attachments);
  await recording.begun;
  const end = signals.first ? stoppedBy(signals.first) : await runCommand(words, signals);
  signals.target = null;
  await recording.end(end.outcome);
  return end.exitCode;
}
