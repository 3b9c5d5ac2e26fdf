import { setTimeout as pause } from "node:timers/promises";
import { eq, lt, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { appUser, userSession } from "@/db/schema";
import { ACCOUNT_LIMITS } from "@/lib/account-limits";
import { isPassword } from "@/lib/auth/password";
import { writing } from "@/lib/current-verb";
import { isNamed } from "@/lib/jobs/named-user";
import { log } from "@/lib/log";
import { storable } from "@/packages/producer/src/storable-text";
import type { Device } from "./device";
import { countAsWrong, forgetAttempt, noteAttempt } from "./sign-in-throttle";

/** How long a session lasts. */
export const SESSION_HOURS = 12;

export interface Credentials {
  username: string;
  password: string;
}

export interface SignedIn {
  sessionId: string;
  userId: string;
  name: string;
}

interface SignInOptions {
  /** The browser, when someone has signed in there before. */
  device?: Device | null;
  /** Waits so many milliseconds. */
  wait?: (ms: number) => Promise<unknown>;
}

/**
 * Checks a name and password and opens a session; null when they are wrong, for known and unknown names alike. The
 * limits are per network and per known browser, so that nobody can lock out another person elsewhere: a right password
 * from a place below its limit always works. Throws RateLimited without checking the password.
 */
export function signIn(
  db: Database,
  { username, password }: Credentials,
  address: string,
  { device = null, wait = pause }: SignInOptions = {},
): Promise<SignedIn | null> {
  return writing("signIn", async () => {
    const name = storable(username).slice(0, ACCOUNT_LIMITS.userName);
    const [user] = await db
      .select({
        id: appUser.id,
        name: appUser.name,
        hash: appUser.passwordHash,
        disabledAt: appUser.disabledAt,
      })
      .from(appUser)
      .where(isNamed(name));
    const known = user && device?.users.includes(user.id) ? device.id : null;
    // As isNamed does: else the same name with its accents typed another way would have more tries.
    const attempt = await noteAttempt(db, name.normalize("NFC"), { address, device: known });
    if (attempt.brakeMs > 0) await wait(attempt.brakeMs);
    const right = await isPassword(password, user?.hash ?? null);
    if (!(right && user && user.disabledAt === null)) {
      await countAsWrong(db, attempt);
      // An unknown name may be a password typed into the wrong field, so it is not logged.
      log("warn", "sign_in.refused", { name: user?.name ?? null, address });
      return null;
    }
    await forgetAttempt(db, attempt);
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
