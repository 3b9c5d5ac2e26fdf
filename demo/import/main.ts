import { createReadStream } from "node:fs";
import { access, constants } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { readSignIns } from "@/demo/sign-in-file";
import { findUser } from "@/lib/auth/users";
import { printError } from "@/lib/cli/io/stderr";
import { END_SIGNALS } from "@/lib/cli/io/until-interrupted";
import { outcomeOf, sentenceOf } from "@/lib/cli/session/exit-codes";
import { openDatabase } from "@/lib/cli/session/open-database";
import { parseOptions } from "@/lib/csv/read-options";
import { inheritedVariables, readEnvironment } from "@/lib/env";
import { InvalidInput } from "@/lib/errors";
import { requirePlainFile } from "@/lib/files/require-plain-file";
import { openProducer, type Producer } from "@/lib/producer";
import { ENCODINGS } from "@/lib/text-encoding/encodings";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { tableReaderTexts } from "@/texts/job/table-reader";
import { demoImportTexts } from "@/texts/server/demo-import";
import { importTable, type TableFile } from "./import-table";

const options = z.object({
  owner: z.string().optional(),
  delimiter: z.string().optional(),
  encoding: z.string().optional(),
});

const command = new Command("demo:import")
  .description(demoImportTexts.description)
  .argument("<file>", demoImportTexts.file)
  .option("--owner <name>", demoImportTexts.owner)
  .option("--delimiter <character>", demoImportTexts.delimiter)
  .option("--encoding <name>", formatMessage(demoImportTexts.encoding, { encodings: formatList(ENCODINGS) }))
  .action(importFile);

await command.parseAsync().catch((error: unknown) => {
  process.exitCode = outcomeOf(error).exitCode;
  printError(sentenceOf(error));
});
process.exit();

async function importFile(given: string) {
  const { owner, ...reading } = options.parse(command.opts());
  parseOptions(reading);
  // npm changes to the project's folder, but a person names a file from the folder where they are.
  const path = resolve(inheritedVariables().INIT_CWD ?? ".", given);
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw new InvalidInput("file", formatMessage(demoImportTexts.unreadable, { path: given }), { cause });
  });
  // The file is read twice: as it came, and row by row.
  await requirePlainFile(path);
  const stopping = new AbortController();
  for (const signal of END_SIGNALS) process.on(signal, () => stopping.abort());
  const environment = readEnvironment();
  const database = await openDatabase(environment);
  const producer = await openProducer({ databaseUrl: database.url, dataDir: environment.JOBS_DATA_DIR });
  try {
    const { JOBS_DATA_DIR: dataDir } = environment;
    const file = { name: basename(path), open: () => createReadStream(path), ...reading };
    await record(producer, file, owner ?? (await demoOwner(producer, dataDir)), stopping.signal);
  } finally {
    await producer.close();
    await database.release();
  }
}

async function record(producer: Producer, file: TableFile, owner: string | null, signal: AbortSignal) {
  const { name } = file;
  const { job: texts } = demoImportTexts;
  const job = await producer.createJob({
    type: "import",
    name: formatMessage(texts.name, { name }),
    description: formatMessage(texts.description, { name }),
    owner,
    object: { className: "File", key: name, label: name },
  });
  await job.start();
  try {
    const { file: read, remarks, ...sums } = await importTable(job, file, signal);
    await job.complete();
    for (const said of [formatMessage(tableReaderTexts.fileRead, { name, read }), ...remarks])
      printError(said);
    const result = formatMessage(demoImportTexts.imported, { id: job.id, ...sums });
    process.stdout.write(`${result}\n`);
  } catch (error) {
    await (signal.aborted ? job.cancel() : job.fail(error));
    const ended = signal.aborted ? demoImportTexts.cancelled : demoImportTexts.failed;
    printError(formatMessage(ended, { id: job.id }));
    if (signal.aborted || !(error instanceof InvalidInput)) throw error;
    // The job has recorded the fault of the file; the command itself was not misused.
    printError(error.message);
    process.exitCode = 1;
  }
}

/** The demo's staff member, if this database has them. */
async function demoOwner({ access: { db } }: Producer, dataDir: string): Promise<string | null> {
  const staff = (await readSignIns(join(dataDir, "demo-sign-ins")))?.staff.name;
  return staff && (await findUser(db, staff)) ? staff : null;
}
