import type { Command } from "commander";
import { print } from "@/lib/cli/io/print";
import { migrateDatabase } from "@/lib/cli/session/open-database";
import { actsAs } from "@/lib/cli/session/session";
import { readSettings } from "@/lib/cli/session/settings";
import { runningEmbeddedServer } from "@/lib/embedded/server";
import { InvalidInput, JobsError } from "@/lib/errors";

/** `migrate` and `database-url`: the database itself, of which no user has a part. */
export function addDatabaseVerbs(program: Command) {
  const migrate = program.command("migrate").description("bring the database to this version's migration");
  migrate.action(async () => {
    refuseUser(migrate);
    await migrateDatabase(readSettings());
    await print("The database is at this version's migration.\n");
  });

  const databaseUrl = program
    .command("database-url")
    .description("print the connection in use, password and all, for psql");
  databaseUrl.action(async () => {
    refuseUser(databaseUrl);
    const { DATABASE_URL, JOBS_DATA_DIR } = readSettings();
    const url = DATABASE_URL ?? (await runningEmbeddedServer(JOBS_DATA_DIR));
    if (!url) {
      const message = `DATABASE_URL is not set, and no embedded server runs in ${JOBS_DATA_DIR}.`;
      throw new JobsError("database_unavailable", message);
    }
    await print(`${url}\n`);
  });
}

function refuseUser(command: Command) {
  if (actsAs(command) !== undefined) throw new InvalidInput("as", "this is not done as a user.");
}
