"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { signInFailure } from "@/lib/auth/session/options";
import { clientAddress, currentDevice, rememberDevice } from "@/lib/auth/session/session";
import { COOKIE_SECONDS, sealSession, sessionCookie } from "@/lib/auth/session/session-token";
import { type SignedIn, signIn } from "@/lib/auth/session/sign-in";
import { knownError } from "@/lib/database-error";
import { publicUrl } from "@/lib/env";
import { faultNumber, logFault } from "@/lib/log-fault";
import { database } from "@/lib/process/database";
import { safePath } from "@/lib/web/request/safe-path";
import { isSameOrigin } from "@/lib/web/request/same-origin";
import { elsewhere, messageFor, WRONG } from "./messages";

interface SignInState {
  message: string | null;
  username: string;
}

const fields = z.object({ username: z.string(), password: z.string(), callbackUrl: z.string().optional() });

/** Signs in and redirects to the requested page; otherwise says why not, in the same words for every user name. */
export async function signInAction(_: SignInState, form: FormData): Promise<SignInState> {
  const site = publicUrl();
  if (!isSameOrigin((await headers()).get("origin"), site)) {
    return { message: elsewhere(site.origin), username: "" };
  }
  const given = fields.safeParse(Object.fromEntries(form));
  if (!given.success) return { message: WRONG, username: "" };
  const { username, callbackUrl } = given.data;
  let signedIn: SignedIn | null;
  try {
    signedIn = await signIn(database().db, given.data, await clientAddress(), {
      device: await currentDevice(),
    });
  } catch (thrown) {
    const code = signInFailure(knownError(thrown));
    if (code !== "too_many_requests") logFault(thrown, "/sign-in");
    return { message: messageFor(code, faultNumber()), username };
  }
  if (!signedIn) return { message: WRONG, username };
  const { name, options } = sessionCookie();
  (await cookies()).set(name, await sealSession(signedIn), { ...options, maxAge: COOKIE_SECONDS });
  await rememberDevice(signedIn.userId);
  redirect(safePath(callbackUrl, site));
}
