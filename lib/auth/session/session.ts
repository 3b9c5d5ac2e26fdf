import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { UsedToken } from "@/lib/auth/tokens/check-token";
import { knownError } from "@/lib/database-error";
import type { Access } from "@/lib/jobs/access";
import { database } from "@/lib/process/database";
import { bearerOf } from "./bearer";
import { findViewer, type SignedInViewer } from "./find-viewer";
import { openSession, sessionCookie } from "./session-token";

export interface SignedInAccess extends Access {
  viewer: SignedInViewer["viewer"];
  /** The zone of the viewer's profile, if they chose one. */
  timeZone: string | null;
  /** By which the request acts for the viewer; null for a person's own, by their cookie. */
  token: UsedToken | null;
}

/** A person's, by their cookie. */
export interface PersonalAccess extends SignedInAccess {
  token: null;
}

/**
 * Whoever is signed in, read from the database once per request; null when nobody is. Beside a token, be it good or
 * bad, a cookie counts for nothing.
 */
export const findAccess = cache(async (): Promise<PersonalAccess | null> => {
  if (bearerOf(await headers()) !== null) return null;
  const sessionId = await currentSession();
  const connection = database();
  const found = sessionId === null ? null : await lookUp(connection.db, sessionId);
  return found && { ...connection, ...found, token: null };
});

/** For pages: signed out, it leads to the sign-in page and from there back to `path`. */
export async function requireAccess(path: string): Promise<PersonalAccess> {
  return (await findAccess()) ?? redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}

export async function currentSession(): Promise<string | null> {
  return openSession((await cookies()).get(sessionCookie().name)?.value);
}

/** Whether the browser holds the cookie of a session, be it over or not. */
export async function hasSessionCookie(): Promise<boolean> {
  return Boolean((await cookies()).get(sessionCookie().name)?.value);
}

/** The client's address, as the request hook settled it. */
export async function clientAddress(): Promise<string> {
  return (await headers()).get("x-forwarded-for") ?? "unknown";
}

async function lookUp(db: Access["db"], sessionId: string): Promise<SignedInViewer | null> {
  try {
    return await findViewer(db, sessionId);
  } catch (error) {
    // Away is not signed out: the person must not lose their place.
    throw knownError(error);
  }
}
