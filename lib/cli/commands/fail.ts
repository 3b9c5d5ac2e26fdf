import { createReadStream } from "node:fs";
import type { Command } from "commander";
import { z } from "zod";
import { argumentBytes } from "@/lib/cli/io/argument-bytes";
import { processIO } from "@/lib/cli/io/process-io";
import { readText } from "@/lib/cli/io/read-text";
import { printError } from "@/lib/cli/io/stderr";
import { handleOf, withRunOption, withSession } from "@/lib/cli/session/session";
import { rootCause } from "@/lib/database-error";
import { LIMITS } from "@/packages/producer/src/limits";
import { JOB_VERBS } from "@/packages/producer/src/verbs";

const options = z.object({ message: z.string(), traceFile: z.string().optional() });

/** `fail`: marks an active job as failed. */
export function addFail(program: Command) {
  const verb = JOB_VERBS.fail;
  const command = withRunOption(program.command("fail"))
    .description(verb.command)
    .argument("<id>")
    .requiredOption("--message <text>", verb.fields.message.option)
    .option("--trace-file <file>", verb.fields.trace.option);
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
    printError(`The trace is not recorded: ${rootCause(error).message}.`);
    return null;
  }
}
