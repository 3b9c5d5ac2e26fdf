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

const options = z.object({
  kind: z.enum(FILE_KINDS, { error: "give input, output or error_report" }),
  name: z.string().optional(),
  mediaType: z.string().optional(),
  result: z.boolean().default(false),
});

/** `file`: stores a file of a job, and prints the file's id and nothing else. */
export function addFile(program: Command) {
  const command = withRunOption(program.command("file"))
    .description("store a file of an active job and print the file's id")
    .argument("<id>")
    .argument("<path>", "- for stdin")
    .option("--kind <kind>", "input, output or error_report", "output")
    .option("--name <name>", "the file's name for people; without one, the name in the path")
    .option("--media-type <type>", "such as text/csv; without one, the type of the name's ending")
    .option("--result", "offer it as Download Result");
  command.action(async (id: string, path: string) => {
    const given = options.safeParse(command.opts());
    const [issue] = given.error?.issues ?? [];
    if (!given.success) throw new InvalidInput(issue?.path.join(".") ?? "", `${issue?.message}.`);
    const { kind, name = path === "-" ? "" : basename(path), mediaType, result } = given.data;
    if (name === "") throw new InvalidInput("name", "required with stdin.");
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
  throw new InvalidInput("path", `${path} is a folder.`);
}
