import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { database } from "@/lib/database";
import { JobsError } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { knownError } from "@/lib/jobs/database-error";
import { findViewer, type SignedInViewer } from "./find-viewer";
import { openSession, sessionCookie } from "./session-token";

export interface SignedInAccess extends Access {
  /** The zone of the viewer's profile, if they chose one. */
  timeZone: string | null;
}

/** Whoever is signed in, read from the database once per request; null when nobody is. */
export const findAccess = cache(async (): Promise<SignedInAccess | null> => {
  const sessionId = await currentSession();
  const connection = database();
  const found = sessionId === null ? null : await lookUp(connection.db, sessionId);
  return found && { ...connection, ...found };
});

/** For pages: signed out, it leads to the sign-in page and from there back to `path`. */
export async function requireAccess(path: string): Promise<SignedInAccess> {
  return (await findAccess()) ?? redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}

/** For routes and actions: signed out, it throws. */
export async function requireSignedIn(): Promise<SignedInAccess> {
  const access = await findAccess();
  if (!access) throw new JobsError("not_signed_in", "Sign in first.");
  return access;
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
