import type { Command } from "commander";
import { z } from "zod";
import { type ConnectOptions, connect, type Database } from "@/db/client";
import { findUser } from "@/lib/auth/users";
import { processIO } from "@/lib/cli/io/process-io";
import { InvalidInput, JobNotFound, JobsError } from "@/lib/errors";
import { type OpenedStore, openFileStore } from "@/lib/files/store/open-file-store";
import type { Access, Viewer } from "@/lib/jobs/access";
import { parseId } from "@/lib/jobs/job-id";
import { JobHandle } from "@/lib/producer/job-handle";
import { formatMessage } from "@/lib/texts/format-message";
import { optionsTexts } from "@/texts/cli/options";
import { accountsTexts } from "@/texts/site/accounts";
import { openDatabase } from "./open-database";
import { readSettings } from "./settings";

/** What a verb works with. */
export interface Session {
  access: Access;
  store: OpenedStore;
  /** The database's address, for a connection besides those of `access`. */
  url: string;
}

const globals = z.object({ as: z.string().optional() });
const terms = z.object({ run: z.string().optional() });

/** For the verbs of a worker: they are refused after another run has taken over the job. */
export const withRunOption = (command: Command): Command => command.option("--run <token>", optionsTexts.run);

/**
 * Opens the database, finds the acting user, calls the verb, and closes everything, also when the verb fails or the
 * process gets a signal.
 */
export async function withSession(
  command: Command,
  verb: (session: Session) => Promise<void>,
  limits: Pick<ConnectOptions, "statementTimeoutMs"> = {},
) {
  const settings = readSettings();
  const interrupted = processIO().interrupted();
  const database = await openDatabase(settings);
  const work = async () => {
    const connection = connect(database.url, { maxConnections: 2, ...limits });
    try {
      const viewer = await viewerFor(connection.db, actsAs(command));
      const access = { ...connection, viewer, terms: terms.parse(command.opts()) };
      await verb({ access, store: openFileStore(settings), url: database.url });
    } catch (error) {
      // Not awaited: after a failure the connections may never answer.
      connection.close().catch(() => undefined);
      throw error;
    }
    await connection.close();
  };
  try {
    await Promise.race([work(), interrupted]);
  } finally {
    await database.release();
  }
}

/** The user that --as names, if it was given. */
export const actsAs = (command: Command): string | undefined => globals.parse(command.optsWithGlobals()).as;

/** The user of this name with their current role; without a name an administrator who is no user. */
export async function viewerFor(db: Database, name: string | undefined): Promise<Viewer> {
  if (name === undefined) return { role: "admin", id: null, name: "command line" };
  const user = await findUser(db, name);
  if (!user) throw new InvalidInput("as", formatMessage(accountsTexts.unknownUser, { name }));
  if (user.disabledAt)
    throw new JobsError("not_allowed", formatMessage(optionsTexts.userDisabled, { name: user.name }));
  return { role: user.role, id: user.id, name: user.name };
}

/** The handle of a job. Throws JobNotFound for a text that can't be an id. */
export function handleOf({ access, store }: Session, id: string): JobHandle {
  if (parseId(id) === null) throw new JobNotFound(id);
  return new JobHandle(access, store, id);
}
