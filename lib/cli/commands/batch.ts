import type { Command } from "commander";
import { jsonLines } from "@/lib/cli/io/json-lines";
import { print } from "@/lib/cli/io/print";
import { type Session, withSession } from "@/lib/cli/session/session";
import { JobsError } from "@/lib/errors";
import { STEP_READING } from "@/lib/producer/batch-step";
import { type BatchAnswer, recordSteps } from "@/lib/producer/record-batch";
import { formatMessage } from "@/lib/texts/format-message";
import { LIMITS } from "@/packages/producer/src/limits";
import { inputTexts } from "@/texts/cli/input";
import { stepsTexts } from "@/texts/cli/steps";

const EXAMPLES = { create: '{"do": "create", …}', start: '{"do": "start", "id": "7"}' };

/** `batch`: many steps in one statement. Prints the result of each step, in order, as a line of JSON. */
export function addBatch(program: Command) {
  const command = program
    .command("batch")
    .description(formatMessage(stepsTexts.batch, { most: LIMITS.steps }))
    .argument("[file]", formatMessage(stepsTexts.batchFile, EXAMPLES), "-");
  command.action(async (file: string) => {
    const lines: { number: number; value: unknown }[] = [];
    for await (const line of jsonLines(file, STEP_READING)) {
      lines.push(line);
      if (lines.length > LIMITS.steps) break;
    }
    await withSession(command, async (session) => {
      const answers = await recordLines(session, lines);
      await print(answers.map((answer) => `${JSON.stringify(answer)}\n`).join(""));
    });
  });
}

async function recordLines(
  { access }: Session,
  lines: { number: number; value: unknown }[],
): Promise<BatchAnswer[]> {
  try {
    return await recordSteps(
      access,
      lines.map(({ value }) => value),
    );
  } catch (error) {
    const line = error instanceof JobsError && error.index !== undefined ? lines[error.index] : undefined;
    if (!(error instanceof JobsError && line)) throw error;
    const message = formatMessage(inputTexts.atLine, { line: line.number, error: error.message });
    throw new JobsError(error.code, message, { cause: error });
  }
}
