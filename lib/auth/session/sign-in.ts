import { setTimeout as pause } from "node:timers/promises";
import { eq, lt, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { appUser, signInAttempt, userSession } from "@/db/schema";
import { ACCOUNT_LIMITS } from "@/lib/account-limits";
import { isPassword } from "@/lib/auth/password";
import { isNamed } from "@/lib/auth/users";
import { writing } from "@/lib/current-verb";
import { RateLimited } from "@/lib/errors";
import { log } from "@/lib/log";
import { storable } from "@/packages/producer/src/storable-text";

/** How long a session lasts. */
export const SESSION_HOURS = 12;

/** How long a wrong password counts. The database has the same number; a test compares them. */
export const WINDOW_MINUTES = 15;
/** How many wrong passwords are allowed in that time: for one name from one address, and from one address in all. */
const PER_NAME = 10;
const PER_ADDRESS = 60;
/** The message when there are more. */
export const THROTTLED = `Too many attempts. Wait ${WINDOW_MINUTES} minutes, then try again.`;
const LONGEST_WAIT_MS = 10_000;

export interface Credentials {
  username: string;
  password: string;
}

export interface SignedIn {
  sessionId: string;
  userId: string;
  name: string;
}

/**
 * Checks a name and password and opens a session; null when they are wrong, for known and unknown names alike. The
 * limit is per address, so that nobody can lock out another person: a right password from an address below the limit
 * always works. Throws RateLimited without checking the password.
 */
export function signIn(
  db: Database,
  { username, password }: Credentials,
  address: string,
): Promise<SignedIn | null> {
  return writing("signIn", async () => {
    const name = storable(username).slice(0, ACCOUNT_LIMITS.userName);
    const attempt = await noteAttempt(db, address, name.toLowerCase());
    const [user] = await db
      .select({
        id: appUser.id,
        name: appUser.name,
        hash: appUser.passwordHash,
        disabledAt: appUser.disabledAt,
      })
      .from(appUser)
      .where(isNamed(name));
    const right = await isPassword(password, user?.hash ?? null);
    if (!(right && user && user.disabledAt === null)) {
      await db.update(signInAttempt).set({ wrong: true }).where(eq(signInAttempt.id, attempt));
      // An unknown name may be a password typed into the wrong field, so it is not logged.
      log("warn", "sign_in.refused", { name: user?.name ?? null, address });
      return null;
    }
    await db.delete(signInAttempt).where(eq(signInAttempt.id, attempt));
    await db.delete(userSession).where(lt(userSession.expiresAt, sql`clock_timestamp()`));
    const [session] = await db
      .insert(userSession)
      .values({
        userId: user.id,
        expiresAt: sql`clock_timestamp() + make_interval(hours => ${SESSION_HOURS})`,
      })
      .returning({ id: userSession.id });
    if (!session) throw new Error("no session came back");
    log("info", "sign_in.accepted", { name: user.name, address });
    return { sessionId: session.id, userId: user.id, name: user.name };
  });
}

/** Ends one session: copies of its cookie stop working at once. */
export function signOut(db: Database, sessionId: string): Promise<void> {
  return writing("signOut", async () => {
    await db.delete(userSession).where(eq(userSession.id, sessionId));
  });
}

/**
 * Records the attempt and returns its id; first waits, if necessary, for attempts from the same address that are still
 * being checked. Throws RateLimited.
 */
async function noteAttempt(db: Database, address: string, name: string): Promise<string> {
  for (const deadline = Date.now() + LONGEST_WAIT_MS; Date.now() < deadline; await pause(50)) {
    const [row] = await db
      .select({ id: sql<string | null>`id::text` })
      .from(sql`jobs.note_sign_in_attempt(${address}, ${name}, ${PER_NAME}, ${PER_ADDRESS}) as id`);
    if (!row?.id) break;
    if (row.id !== "0") return row.id;
  }
  log("warn", "sign_in.throttled", { address });
  throw new RateLimited(WINDOW_MINUTES * 60, THROTTLED);
}
