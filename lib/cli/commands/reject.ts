import { Readable } from "node:stream";
import type { Command } from "commander";
import { z } from "zod";
import { jsonLines } from "@/lib/cli/io/json-lines";
import { print } from "@/lib/cli/io/print";
import { handleOf, withRunOption, withSession } from "@/lib/cli/session/session";
import { openRecords } from "@/lib/csv/open-records";
import { InvalidInput } from "@/lib/errors";
import type { ErrorReport } from "@/lib/producer/error-report";
import type { JobHandle } from "@/lib/producer/job-handle";
import { parseGiven } from "@/lib/producer/new-job";
import { ROW_READING } from "@/lib/producer/rejected-row";
import { namesOf } from "@/lib/read-json";
import { formatMessage } from "@/lib/texts/format-message";
import { inputTexts } from "@/texts/cli/input";
import { optionsTexts } from "@/texts/cli/options";
import { rejectionsTexts } from "@/texts/cli/rejections";

const options = z.object({
  given: z.string().optional(),
  columns: z.string().optional(),
  name: z.string().optional(),
});

const rejectedRow = z.object({
  row: z.number(),
  values: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]),
  column: z.string().nullish(),
  message: z.string(),
});
type RejectedLine = z.infer<typeof rejectedRow>;
const LINE_SHAPE = '{"row", "values", "column", "message"}';

/** `reject`: records rejected rows as one error report. Prints the id of its file. */
export function addReject(program: Command) {
  const command = withRunOption(program.command("reject"))
    .description(formatMessage(rejectionsTexts.description, { shape: LINE_SHAPE }))
    .argument("<id>")
    .argument("[file]", optionsTexts.stdin, "-")
    .option("--given <count>", rejectionsTexts.given)
    .option("--columns <names>", rejectionsTexts.columns)
    .option("--name <name>", rejectionsTexts.name, "rejected-rows.csv");
  command.action(async (id: string, file: string) => {
    const { given, ...report } = options.parse(command.opts());
    const rowsGiven = given === undefined ? null : count(given);
    const columns = report.columns === undefined ? null : await headerOf(report.columns);
    await withSession(command, async (session) => {
      const job = handleOf(session, id);
      const fileId = await reportLines(job, file, { columns, name: report.name, rowsGiven });
      if (fileId !== null) await print(`${fileId}\n`);
    });
  });
}

interface ReportOptions {
  columns: string[] | null;
  name: string | undefined;
  rowsGiven: number | null;
}

/** All lines as one report, or none of them. */
async function reportLines(job: JobHandle, file: string, { columns, name, rowsGiven }: ReportOptions) {
  const open = (names: string[]) => job.errorReport(names, name === undefined ? {} : { name });
  let report: ErrorReport | null = columns && open(columns);
  try {
    for await (const { number, value, line } of jsonLines(file, ROW_READING)) {
      await atLine(number, async () => {
        const given = parseGiven(rejectedRow, value, "file");
        report ??= open(columnsOf(given, line));
        await report.add({ ...given, column: given.column ?? null });
      });
    }
    if (!report && rowsGiven === null) throw new InvalidInput("file", rejectionsTexts.noRows);
    return await (report ?? open([])).finish({ rowsGiven });
  } catch (error) {
    await report?.discard();
    throw error;
  }
}

/** Adds the line's number to an InvalidInput; other errors are unchanged. */
async function atLine(number: number, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(formatMessage(inputTexts.line, { line: number }), error.message, { cause: error });
  }
}

/** The names of a line's values, in the order of the line: an object puts names that are whole numbers first. */
function columnsOf({ values }: RejectedLine, line: Buffer): string[] {
  if (!Array.isArray(values)) return namesOf(line, "values");
  throw new InvalidInput("columns", rejectionsTexts.columnsMissing);
}

/** Names between commas; a name with a comma is quoted, as in the header of a CSV. */
const headerOf = async (text: string): Promise<string[]> =>
  (await openRecords(Readable.from([text]), { delimiter: ",", encoding: "utf-8" })).header;

/** Refuses a text that is not a whole number. */
function count(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidInput("given", rejectionsTexts.wholeNumber);
}
