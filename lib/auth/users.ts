import { asc, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { appUser, userSession } from "@/db/schema";
import { ACCOUNT_LIMITS } from "@/lib/account-limits";
import { rootCause } from "@/lib/database-error";
import { InvalidInput, JobsError } from "@/lib/errors";
import { ROLES, type Role } from "@/lib/jobs/access";
import { isNamed } from "@/lib/jobs/named-user";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { accountsTexts } from "@/texts/site/accounts";
import { nameTexts } from "@/texts/site/name";
import { parseLabel } from "./label";
import { looksLike } from "./look-alike";
import { hashPassword } from "./password";

export interface User {
  id: string;
  name: string;
  role: Role;
  disabledAt: string | null;
}

export const parseRole = (text: string): Role => {
  const role = ROLES.find((known) => known === text);
  if (!role)
    throw new InvalidInput(
      "role",
      formatMessage(accountsTexts.unknownRole, { roles: formatList(ROLES, "or") }),
    );
  return role;
};

/** Adds a user. Names must differ by more than upper and lower case, and must not look alike. Throws InvalidInput. */
export async function addUser(db: Database, user: { name: string; role: Role; password: string }) {
  const name = await parseNewName(db, user.name);
  const passwordHash = await hashPassword(user.password);
  const added = await db
    .insert(appUser)
    .values({ name, role: user.role, passwordHash })
    .onConflictDoNothing()
    .returning({ id: appUser.id });
  if (added.length === 0) throw new InvalidInput("name", formatMessage(accountsTexts.nameTaken, { name }));
}

async function parseNewName(db: Database, text: string): Promise<string> {
  if (text.trim() !== text) throw new InvalidInput("name", nameTexts.spaces);
  const parsed = parseLabel(text, ACCOUNT_LIMITS.userName);
  if ("fault" in parsed) throw new InvalidInput("name", parsed.fault);
  const users = await db.select({ name: appUser.name }).from(appUser);
  const alike = users.find(({ name }) => looksLike(name, parsed.label));
  // A name that is there already gets a sentence of its own.
  if (alike && alike.name.toLowerCase() !== parsed.label.toLowerCase()) {
    throw new InvalidInput("name", formatMessage(nameTexts.looksLikeUser, { other: alike.name }));
  }
  return parsed.label;
}

export async function listUsers(db: Database): Promise<User[]> {
  const { id, name, role, disabledAt } = appUser;
  const rows = await db.select({ id, name, role, disabledAt }).from(appUser).orderBy(asc(name));
  return rows.map((row) => ({ ...row, role: parseRole(row.role) }));
}

export async function findUser(db: Database, name: string): Promise<User | null> {
  const { id, role, disabledAt } = appUser;
  const [row] = await db
    .select({ id, name: appUser.name, role, disabledAt })
    .from(appUser)
    .where(isNamed(name));
  return row ? { ...row, role: parseRole(row.role) } : null;
}

/** Takes effect at the user's next request. Throws not_allowed for the last administrator who can sign in. */
export const setRole = (db: Database, name: string, role: Role) => change(db, name, { role }, false);

/** Also ends all of the user's sessions, so that nobody who knew the old password stays signed in. */
export async function setPassword(db: Database, name: string, password: string) {
  await change(db, name, { passwordHash: await hashPassword(password) }, true);
}

/**
 * The user is signed out at the next request; jobs and name stay. Throws not_allowed for the last administrator who can
 * sign in.
 */
export const disableUser = (db: Database, name: string) =>
  change(db, name, { disabledAt: sql`clock_timestamp()` }, true);

export const enableUser = (db: Database, name: string) => change(db, name, { disabledAt: null }, false);

type Changes = Parameters<ReturnType<Database["update"]>["set"]>[0];

/** One statement, so that no session outlives the change that ends it. */
async function change(db: Database, name: string, values: Changes, endSessions: boolean) {
  const changed = db
    .$with("changed")
    .as(db.update(appUser).set(values).where(isNamed(name)).returning({ id: appUser.id }));
  const ofChanged = sql`${userSession.userId} in (select ${changed.id} from ${changed})`;
  const ended = db.$with("ended").as(
    db
      .delete(userSession)
      .where(endSessions ? ofChanged : sql`false`)
      .returning({ id: userSession.id }),
  );
  const users = await db
    .with(changed, ended)
    .select({ id: changed.id })
    .from(changed)
    .catch((error: unknown) => {
      if (rootCause(error).code !== "JB423") throw error;
      throw new JobsError("not_allowed", formatMessage(accountsTexts.lastAdministrator, { name }), {
        cause: error,
      });
    });
  if (users.length === 0) throw new InvalidInput("name", formatMessage(accountsTexts.unknownUser, { name }));
}
