import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { publicUrl, readEnvironment } from "@/lib/env";
import { SESSION_HOURS, type SignedIn } from "./sign-in";

const claims = z.object({ sessionId: z.uuid() });

export function secret(): string {
  const { NEXTAUTH_SECRET } = readEnvironment();
  if (!NEXTAUTH_SECRET) throw new Error("NEXTAUTH_SECRET: not set. Give at least 32 random characters.");
  return NEXTAUTH_SECRET;
}

/**
 * The session cookie. The sign-in form and next-auth's own route both set and read it. With the prefix of its name,
 * browsers take it from this very host alone, not from a neighbour below the same domain.
 */
export function sessionCookie() {
  const secure = publicUrl().protocol === "https:";
  return {
    name: secure ? "__Host-next-auth.session-token" : "next-auth.session-token",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure } as const,
  };
}

const SESSION_SECONDS = SESSION_HOURS * 3600;

/**
 * The cookie stays thirty days longer than its session, so that the sign-in page can say that the session has ended.
 */
export const COOKIE_SECONDS = SESSION_SECONDS + 30 * 24 * 3600;

/** Encodes a token that expires with its session, although the cookie stays longer. */
export const seal: typeof encode = (params) => encode({ ...params, maxAge: SESSION_SECONDS });

export const sealSession = ({ sessionId, userId, name }: SignedIn): Promise<string> =>
  seal({ token: { sub: userId, name, sessionId }, secret: secret() });

/**
 * Session ids by cookie, of the last cookies opened. Each request brings a cookie, and decrypting it takes longer than
 * looking up its user.
 */
const opened = new Map<string, string>();
const MOST_OPENED = 1_000;

/**
 * The session's id from a cookie's value; null for a value that is not ours, was changed, or had expired when it first
 * came. Only the database knows whether the session is still valid.
 */
export async function openSession(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  const known = opened.get(cookie);
  if (known) return known;
  try {
    const parsed = claims.safeParse(await decode({ token: cookie, secret: secret() }));
    if (!parsed.success) return null;
    const [oldest] = opened.keys();
    if (oldest && opened.size >= MOST_OPENED) opened.delete(oldest);
    opened.set(cookie, parsed.data.sessionId);
    return parsed.data.sessionId;
  } catch {
    return null;
  }
}
