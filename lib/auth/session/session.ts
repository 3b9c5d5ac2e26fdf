import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { UsedToken } from "@/lib/auth/tokens/check-token";
import { knownError } from "@/lib/database-error";
import type { Access } from "@/lib/jobs/access";
import { database } from "@/lib/process/database";
import { bearerOf } from "./bearer";
import { type Device, deviceCookie, openDevice, sealDevice, withUser } from "./device";
import { findViewer, type SignedInViewer } from "./find-viewer";
import { openSession, sessionCookie } from "./session-token";
import type { ViewerViews } from "./viewer-views";

export interface SignedInAccess extends Access {
  viewer: SignedInViewer["viewer"];
  /** The time zone of the viewer's profile, if they chose one. */
  timeZone: string | null;
  /** The access token of the request; null for a person signed in by cookie. */
  token: UsedToken | null;
  /** The session of a person signed in by cookie; null with a token. */
  sessionId: string | null;
  /** Of a person signed in by cookie. */
  views?: ViewerViews;
}

/** The access of a person signed in by cookie. */
export interface PersonalAccess extends SignedInAccess {
  settings: SignedInViewer["settings"];
  token: null;
  views: ViewerViews;
}

/**
 * The signed-in person, read from the database once per request; null when nobody is signed in. If the request has a
 * token, valid or not, the cookie is ignored.
 */
export const findAccess = cache(async (): Promise<PersonalAccess | null> => {
  if (bearerOf(await headers()) !== null) return null;
  const sessionId = await currentSession();
  const connection = database();
  const found = sessionId === null ? null : await lookUp(connection.db, sessionId);
  return found && { ...connection, ...found, token: null, sessionId };
});

/** For pages. Without a session it redirects to the sign-in page, which leads back to `path`. */
export async function requireAccess(path: string): Promise<PersonalAccess> {
  return (await findAccess()) ?? redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}

export async function currentSession(): Promise<string | null> {
  return openSession((await cookies()).get(sessionCookie().name)?.value);
}

/** Whether the browser sends a session cookie, even that of a session that has ended. */
export async function hasSessionCookie(): Promise<boolean> {
  return Boolean((await cookies()).get(sessionCookie().name)?.value);
}

/** The client's address, as the request hook determined it. */
export async function clientAddress(): Promise<string> {
  return (await headers()).get("x-forwarded-for") ?? "unknown";
}

/** The browser that sent the request, when someone has signed in there before; else null. */
export async function currentDevice(): Promise<Device | null> {
  return openDevice((await cookies()).get(deviceCookie().name)?.value);
}

/** From now on, the browser that sent the request is known as one of this user's. */
export async function rememberDevice(userId: string) {
  const { name, options } = deviceCookie();
  (await cookies()).set(name, sealDevice(withUser(await currentDevice(), userId)), options);
}

async function lookUp(db: Access["db"], sessionId: string): Promise<SignedInViewer | null> {
  try {
    return await findViewer(db, sessionId);
  } catch (error) {
    // An unreachable database does not mean signed out: the person must stay on their page.
    throw knownError(error);
  }
}
