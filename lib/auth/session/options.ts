import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { knownError } from "@/lib/database-error";
import { DatabaseUnusable, JobsError } from "@/lib/errors";
import { logFault } from "@/lib/log-fault";
import { database } from "@/lib/process/database";
import { mastheadTexts } from "@/texts/site/masthead";
import { signInFormTexts } from "@/texts/site/sign-in-form";
import { findViewer } from "./find-viewer";
import { clientAddress, currentDevice, rememberDevice } from "./session";
import { COOKIE_SECONDS, seal, secret, sessionCookie } from "./session-token";
import { signIn, signOut } from "./sign-in";

const credentials = z.object({ username: z.string(), password: z.string() });

/** The word for why nobody could sign in: a known error's code, "database_unusable", or "internal". */
export function signInFailure(error: unknown): string {
  if (error instanceof DatabaseUnusable) return "database_unusable";
  return error instanceof JobsError ? error.code : "internal";
}

/** next-auth puts the message of an error thrown here into an address, so the message is only a code. */
async function authorize(input: unknown) {
  const parsed = credentials.safeParse(input);
  if (!parsed.success) return null;
  try {
    const device = await currentDevice();
    const signedIn = await signIn(database().db, parsed.data, await clientAddress(), { device });
    if (!signedIn) return null;
    await rememberDevice(signedIn.userId);
    return { id: signedIn.userId, name: signedIn.name, sessionId: signedIn.sessionId };
  } catch (thrown) {
    const error = knownError(thrown);
    if (!(error instanceof JobsError)) logFault(thrown, "/api/auth");
    throw new Error(signInFailure(error));
  }
}

/**
 * The next-auth part of signing in. The token holds only a session's id; the user, and whether the session is still
 * valid, are read from the database each time.
 */
export const authOptions = (): NextAuthOptions => ({
  secret: secret(),
  // For the cookie. The token in it expires earlier, with the session.
  session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
  jwt: { encode: seal },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  cookies: { sessionToken: sessionCookie() },
  providers: [
    CredentialsProvider({
      name: mastheadTexts.name,
      credentials: {
        username: { label: signInFormTexts.userName },
        password: { label: signInFormTexts.password, type: "password" },
      },
      authorize,
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { ...token, sessionId: Reflect.get(user, "sessionId") } : token),
    session: async ({ token }) => {
      const found =
        typeof token.sessionId === "string" ? await findViewer(database().db, token.sessionId) : null;
      return found ? { expires: found.expiresAt, user: found.viewer } : { expires: new Date().toISOString() };
    },
  },
  events: {
    signOut: async ({ token }) => {
      if (typeof token?.sessionId === "string") await signOut(database().db, token.sessionId);
    },
  },
});
