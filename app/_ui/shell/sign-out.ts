"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { currentSession } from "@/lib/auth/session/session";
import { sessionCookie } from "@/lib/auth/session/session-token";
import { signOut } from "@/lib/auth/session/sign-in";
import { publicUrl } from "@/lib/env";
import { database } from "@/lib/process/database";
import { requireSameOrigin } from "@/lib/web/request/same-origin";

/** Ends the session in the database first: with the cookie alone gone, a copy of it would go on working. */
export async function signOutAction() {
  requireSameOrigin(await headers(), publicUrl());
  const sessionId = await currentSession();
  if (sessionId) await signOut(database().db, sessionId);
  (await cookies()).delete(sessionCookie().name);
  redirect("/sign-in?signed-out=1");
}
