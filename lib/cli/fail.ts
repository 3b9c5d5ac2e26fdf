import { createReadStream } from "node:fs";
import type { Command } from "commander";
import { z } from "zod";
import { rootCause } from "@/lib/jobs/database-error";
import { LIMITS } from "@/lib/producer/storable-text";
import { readText } from "./read-text";
import { handleOf, withRunOption, withSession } from "./session";
import { complain } from "./stderr";
import { surroundings } from "./surroundings";

const options = z.object({ message: z.string(), traceFile: z.string().optional() });

/** `fail`: an active job went wrong, and why. */
export function addFail(program: Command) {
  const command = withRunOption(program.command("fail"))
    .description("an active job went wrong, and why")
    .argument("<id>")
    .requiredOption("--message <text>", "what went wrong, in a sentence")
    .option("--trace-file <file>", "a stack trace or the end of a log; - for stdin");
  command.action(async (id: string) => {
    const { message, traceFile } = options.parse(command.opts());
    const trace = traceFile === undefined ? null : await readTrace(traceFile);
    await withSession(command, (session) => handleOf(session, id).failWith(message, trace));
  });
}

/** A log that is missing must not hide that the job failed: it is told, and the failure recorded without. */
async function readTrace(file: string): Promise<string | null> {
  try {
    return await readText(file === "-" ? surroundings().stdin() : createReadStream(file), LIMITS.trace);
  } catch (error) {
    complain(`The trace is left out: ${rootCause(error).message}.`);
    return null;
  }
}
