import type { Command } from "commander";
import type { MigrationResult } from "@/db/migrate";
import { print } from "@/lib/cli/io/print";
import { migrateDatabase } from "@/lib/cli/session/open-database";
import { actsAs } from "@/lib/cli/session/session";
import { readSettings } from "@/lib/cli/session/settings";
import { noDatabase } from "@/lib/database-fault";
import { runningEmbeddedServer } from "@/lib/embedded/server";
import { InvalidInput } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { databaseTexts } from "@/texts/cli/database";
import { optionsTexts } from "@/texts/cli/options";

/** `migrate` and `database-url`: about the database itself, so not as a user. */
export function addDatabaseVerbs(program: Command) {
  const migrate = program.command("migrate").description(databaseTexts.migrate);
  migrate.action(async () => {
    refuseUser(migrate);
    await print(`${whatWasDone(await migrateDatabase(readSettings()))}\n`);
  });

  const databaseUrl = program.command("database-url").description(databaseTexts.url);
  databaseUrl.action(async () => {
    refuseUser(databaseUrl);
    const { DATABASE_URL, JOBS_DATA_DIR } = readSettings();
    const url = DATABASE_URL ?? (await runningEmbeddedServer(JOBS_DATA_DIR));
    if (!url) throw noDatabase(JOBS_DATA_DIR);
    await print(`${url}\n`);
  });
}

/** What `migrate` found and did, in one line. */
function whatWasDone({ before, applied, now }: MigrationResult): string {
  if (before === now) return formatMessage(databaseTexts.upToDate, { now });
  const count = applied.length;
  return before === null
    ? formatMessage(databaseTexts.created, { count, now })
    : formatMessage(databaseTexts.updated, { before, count, now });
}

function refuseUser(command: Command) {
  if (actsAs(command) !== undefined) throw new InvalidInput("as", optionsTexts.notAsUser);
}
