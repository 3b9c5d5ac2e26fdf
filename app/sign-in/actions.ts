"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { clientAddress } from "@/lib/auth/session";
import { SESSION_SECONDS, sealSession, sessionCookie } from "@/lib/auth/session-token";
import { type SignedIn, signIn } from "@/lib/auth/sign-in";
import { database } from "@/lib/database";
import { publicUrl } from "@/lib/env";
import { JobsError } from "@/lib/errors";
import { knownError } from "@/lib/jobs/database-error";
import { safePath } from "@/lib/web/safe-path";
import { requireSameOrigin } from "@/lib/web/same-origin";
import { messageFor, WRONG } from "./messages";

interface SignInState {
  message: string | null;
  username: string;
}

const fields = z.object({ username: z.string(), password: z.string(), callbackUrl: z.string().optional() });

/** Signs in and leads to the page that was asked for; otherwise says why not, in the same words for all. */
export async function signInAction(_: SignInState, form: FormData): Promise<SignInState> {
  requireSameOrigin(await headers(), publicUrl());
  const given = fields.safeParse(Object.fromEntries(form));
  if (!given.success) return { message: WRONG, username: "" };
  const { username, callbackUrl } = given.data;
  let signedIn: SignedIn | null;
  try {
    signedIn = await signIn(database().db, given.data, await clientAddress());
  } catch (thrown) {
    const error = knownError(thrown);
    if (error instanceof JobsError) return { message: messageFor(error.code), username };
    throw error;
  }
  if (!signedIn) return { message: WRONG, username };
  const { name, options } = sessionCookie();
  (await cookies()).set(name, await sealSession(signedIn), { ...options, maxAge: SESSION_SECONDS });
  redirect(safePath(callbackUrl, publicUrl()));
}
