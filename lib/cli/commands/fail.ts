import { createReadStream } from "node:fs";
import type { Command } from "commander";
import { z } from "zod";
import { argumentBytes } from "@/lib/cli/io/argument-bytes";
import { processIO } from "@/lib/cli/io/process-io";
import { readText } from "@/lib/cli/io/read-text";
import { printError } from "@/lib/cli/io/stderr";
import { handleOf, withRunOption, withSession } from "@/lib/cli/session/session";
import { rootCause } from "@/lib/database-error";
import { formatMessage } from "@/lib/texts/format-message";
import { LIMITS } from "@/packages/producer/src/limits";
import { stepsTexts } from "@/texts/cli/steps";
import { verbCommandsTexts } from "@/texts/jobs/verb-commands";

const options = z.object({ message: z.string(), traceFile: z.string().optional() });

/** `fail`: marks an active job as failed. */
export function addFail(program: Command) {
  const { help, message, trace } = verbCommandsTexts.fail;
  const command = withRunOption(program.command("fail"))
    .description(help)
    .argument("<id>")
    .requiredOption("--message <text>", message)
    .option("--trace-file <file>", trace);
  command.action(async (id: string) => {
    const { message, traceFile } = options.parse(command.opts());
    const trace = traceFile === undefined ? null : await readTrace(traceFile);
    await withSession(command, (session) => handleOf(session, id).failWith(message, trace));
  });
}

/** A missing log must not hide that the job failed: a warning is printed, and the failure is recorded without it. */
async function readTrace(file: string): Promise<string | null> {
  try {
    return await readText(
      file === "-" ? processIO().stdin() : createReadStream(argumentBytes(file)),
      LIMITS.trace,
    );
  } catch (error) {
    printError(formatMessage(stepsTexts.traceNotRecorded, { reason: rootCause(error).message }));
    return null;
  }
}
