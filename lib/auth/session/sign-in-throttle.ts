import { setTimeout as pause } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { signInAttempt } from "@/db/schema";
import { RateLimited } from "@/lib/errors";
import { log } from "@/lib/log";
import { networksOf } from "@/lib/network-address";
import { formatMessage } from "@/lib/texts/format-message";
import { signInTexts } from "@/texts/site/sign-in";

/** How long a wrong password counts. The database has the same number; a test compares them. */
export const WINDOW_MINUTES = 15;
/** The message when there were too many. */
export const THROTTLED = formatMessage(signInTexts.throttled, { minutes: WINDOW_MINUTES });

/** How many wrong passwords are allowed in that time. */
const LIMITS = {
  /** For one name, from one network or from one known browser. */
  name: 10,
  /** From one network in all: an IPv4 address, or an IPv6 network of /64. */
  near: 60,
  /** From one IPv6 network of /48 in all. */
  wide: 120,
};
const LONGEST_WAIT_MS = 10_000;

/** Where a try at signing in comes from. */
export interface SignInOrigin {
  address: string;
  /** The id of a browser in which this user has signed in before; null for any other. */
  device: string | null;
}

export interface Attempt {
  id: string;
  /** How long the caller waits before it checks the password. */
  brakeMs: number;
}

/**
 * Notes a try at signing in; first waits, if necessary, for tries from the same place that are still being checked. A
 * known browser has an allowance of its own, so that others at its address can't lock it out; when that is used up, the
 * browser counts as an unknown one. Throws RateLimited.
 */
export async function noteAttempt(
  db: Database,
  name: string,
  { address, device }: SignInOrigin,
): Promise<Attempt> {
  const known = device === null ? null : await noteFrom(db, name, { near: `browser ${device}`, wide: null });
  if (known) return { id: known.id, brakeMs: 0 };
  const noted = await noteFrom(db, name, networksOf(address));
  if (noted) return { id: noted.id, brakeMs: brakeMs(noted.wrongEverywhere) };
  log("warn", "sign_in.throttled", { address });
  throw new RateLimited(WINDOW_MINUTES * 60, THROTTLED);
}

/** The password was wrong: from now on the try counts. */
export async function countAsWrong(db: Database, { id }: Attempt) {
  await db.update(signInAttempt).set({ wrong: true }).where(eq(signInAttempt.id, id));
}

/** The password was right: the try does not count. */
export async function forgetAttempt(db: Database, { id }: Attempt) {
  await db.delete(signInAttempt).where(eq(signInAttempt.id, id));
}

const FREE_TRIES = 20;
const BRAKE_STEP_MS = 100;
const LONGEST_BRAKE_MS = 5_000;

/**
 * Wrong tries at one name from many networks make each further try at it wait a little longer, and never longer than
 * five seconds: that slows guessing down, and locks nobody out.
 */
const brakeMs = (wrongEverywhere: number): number =>
  Math.min(LONGEST_BRAKE_MS, Math.max(0, wrongEverywhere - FREE_TRIES) * BRAKE_STEP_MS);

/** Null when too many tries from there were wrong, or were still being checked for too long. */
async function noteFrom(db: Database, name: string, from: { near: string; wide: string | null }) {
  for (const deadline = Date.now() + LONGEST_WAIT_MS; Date.now() < deadline; await pause(50)) {
    const { near, wide } = from;
    const [row] = await db
      .select({ id: sql<string | null>`id::text`, wrongEverywhere: sql<number>`wrong_everywhere` })
      .from(
        sql`jobs.note_sign_in_attempt(${near}, ${wide}, ${name}, ${LIMITS.name}, ${LIMITS.near}, ${LIMITS.wide})`,
      );
    if (!row?.id) return null;
    if (row.id !== "0") return { id: row.id, wrongEverywhere: row.wrongEverywhere };
  }
  return null;
}
