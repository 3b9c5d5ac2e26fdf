import type { Command } from "commander";
import { z } from "zod";
import { print, printJson } from "@/lib/cli/io/print";
import { withSession } from "@/lib/cli/session/session";
import { InvalidInput } from "@/lib/errors";
import { createJob } from "@/lib/producer/create-job";
import type { NewJob } from "@/lib/producer/new-job";

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
  const command = program.command("create").description("create a pending job and print its id");
  withNewJobOptions(command)
    .option("--object-class <class>", "class of the record that the job is about")
    .option("--object-key <key>", "key of that record")
    .option("--object-label <label>", "label of that record")
    .option("--object-url <url>", "web address of that record")
    .option("--json", 'print {"id": "…"}')
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
    .requiredOption("--type <type>", "such as import, export or sync, or a type of your own")
    .requiredOption("--name <name>", "a short name")
    .option("--owner <name>", "the user who launched it; without one, the job belongs to the system")
    .option("--description <text>", "a sentence about the job, for people")
    .option("--run-at <url>", "the page from which the job was launched");

function newJob(given: z.output<typeof options>): NewJob {
  const { type, name, owner, description, runAt, objectClass, objectKey, objectLabel, objectUrl } = given;
  const job = { type, name, owner, description, runAt };
  if (objectClass === undefined) {
    if (objectKey ?? objectLabel ?? objectUrl) {
      throw new InvalidInput("object-class", "required with the other --object options.");
    }
    return job;
  }
  return { ...job, object: { className: objectClass, key: objectKey, label: objectLabel, url: objectUrl } };
}
