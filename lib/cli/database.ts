import type { Command } from "commander";
import { runningEmbeddedServer } from "@/lib/embedded/server";
import { InvalidInput, JobsError } from "@/lib/errors";
import { migrateDatabase } from "./open-database";
import { print } from "./print";
import { actsAs } from "./session";
import { readSettings } from "./settings";

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
