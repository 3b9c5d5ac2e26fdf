import { open } from "node:fs/promises";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import type { Command } from "commander";
import { z } from "zod";
import { argumentBytes } from "@/lib/cli/io/argument-bytes";
import { print } from "@/lib/cli/io/print";
import { processIO } from "@/lib/cli/io/process-io";
import { handleOf, withRunOption, withSession } from "@/lib/cli/session/session";
import { rootCause } from "@/lib/database-error";
import { InvalidInput } from "@/lib/errors";
import { FILE_KINDS } from "@/lib/jobs/files/job-file";
import { formatMessage } from "@/lib/texts/format-message";
import { filesTexts } from "@/texts/cli/files";
import { optionsTexts } from "@/texts/cli/options";
import { fileErrorsTexts } from "@/texts/job/file-errors";

const options = z.object({
  kind: z.enum(FILE_KINDS, { error: filesTexts.file.wrongKind }),
  name: z.string().optional(),
  mediaType: z.string().optional(),
  result: z.boolean().default(false),
});

/** `file`: stores a file of a job, and prints the file's id and nothing else. */
export function addFile(program: Command) {
  const command = withRunOption(program.command("file"))
    .description(filesTexts.file.description)
    .argument("<id>")
    .argument("<path>", optionsTexts.stdin)
    .option("--kind <kind>", filesTexts.file.kinds, "output")
    .option("--name <name>", filesTexts.file.name)
    .option("--media-type <type>", filesTexts.file.mediaType)
    .option("--result", filesTexts.file.result);
  command.action(async (id: string, path: string) => {
    const given = options.safeParse(command.opts());
    const [issue] = given.error?.issues ?? [];
    if (!given.success) throw new InvalidInput(issue?.path.join(".") ?? "", `${issue?.message}.`);
    const { kind, name = path === "-" ? "" : basename(path), mediaType, result } = given.data;
    if (name === "") throw new InvalidInput("name", filesTexts.file.nameMissing);
    const content = path === "-" ? processIO().stdin() : await openFile(path);
    await withSession(command, async (session) => {
      const handle = handleOf(session, id);
      const file = await handle.file(kind, name, content, { mediaType, isResult: result });
      await print(`${file.id}\n`);
    });
  });
}

/** Opened before anything else: a file that can't be read is the caller's mistake, not a fault. */
async function openFile(path: string): Promise<Readable> {
  const handle = await open(argumentBytes(path)).catch((error: unknown) => {
    throw new InvalidInput("path", `${rootCause(error).message}.`, { cause: error });
  });
  if (!(await handle.stat()).isDirectory()) return handle.createReadStream();
  await handle.close();
  throw new InvalidInput("path", formatMessage(fileErrorsTexts.folder, { path }));
}
