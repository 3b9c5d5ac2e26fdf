import type { Command } from "commander";
import { z } from "zod";
import { print, printJson } from "@/lib/cli/io/print";
import { withSession } from "@/lib/cli/session/session";
import { InvalidInput } from "@/lib/errors";
import { createJob } from "@/lib/producer/create-job";
import type { NewJob } from "@/lib/producer/new-job";
import { formatMessage } from "@/lib/texts/format-message";
import { newJobTexts } from "@/texts/cli/new-job";
import { optionsTexts } from "@/texts/cli/options";

const options = z.object({
  type: z.string(),
  name: z.string(),
  owner: z.string().optional(),
  description: z.string().optional(),
  runAt: z.string().optional(),
  objectClass: z.string().optional(),
  objectKey: z.string().optional(),
  objectLabel: z.string().optional(),
  objectUrl: z.string().optional(),
  json: z.boolean().default(false),
});

/** `create`: prints the id of the new job and nothing else. */
export function addCreate(program: Command) {
  const command = program.command("create").description(newJobTexts.description);
  withNewJobOptions(command)
    .option("--object-class <class>", newJobTexts.object.class)
    .option("--object-key <key>", newJobTexts.object.key)
    .option("--object-label <label>", newJobTexts.object.label)
    .option("--object-url <url>", newJobTexts.object.url)
    .option("--json", formatMessage(optionsTexts.jsonShape, { shape: '{"id": "…"}' }))
    .action(async () => {
      const given = options.parse(command.opts());
      await withSession(command, async ({ access, store }) => {
        const { id } = await createJob(access, store, newJob(given));
        await (given.json ? printJson({ id }) : print(`${id}\n`));
      });
    });
}

/** The options of every verb that creates a job. */
export const withNewJobOptions = (command: Command): Command =>
  command
    .requiredOption("--type <type>", newJobTexts.type)
    .requiredOption("--name <name>", newJobTexts.name)
    .option("--owner <name>", newJobTexts.owner)
    .option("--description <text>", newJobTexts.about)
    .option("--run-at <url>", newJobTexts.runAt);

function newJob(given: z.output<typeof options>): NewJob {
  const { type, name, owner, description, runAt, objectClass, objectKey, objectLabel, objectUrl } = given;
  const job = { type, name, owner, description, runAt };
  if (objectClass === undefined) {
    if (objectKey ?? objectLabel ?? objectUrl) {
      throw new InvalidInput("object-class", newJobTexts.object.classMissing);
    }
    return job;
  }
  return { ...job, object: { className: objectClass, key: objectKey, label: objectLabel, url: objectUrl } };
}
