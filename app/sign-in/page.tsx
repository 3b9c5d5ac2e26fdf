import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { findAccess } from "@/lib/auth/session";
import { publicUrl } from "@/lib/env";
import { safePath } from "@/lib/web/safe-path";
import { messageFor } from "./messages";
import { SignInForm } from "./sign-in-form.client";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignIn({ searchParams }: PageProps<"/sign-in">) {
  const { callbackUrl, error, "signed-out": signedOut } = await searchParams;
  const next = safePath(callbackUrl, publicUrl());
  // With the database away nobody can be recognised; the form is still the right thing to show.
  const access = await findAccess().catch(() => null);
  if (access) redirect(next);
  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col justify-center gap-4 px-4 py-16">
      <h1 className="font-semibold text-2xl">Sign in to Jobs Console</h1>
      {signedOut === "1" ? <p role="status">You have signed out.</p> : null}
      <SignInForm next={next} message={messageFor(error)} />
    </main>
  );
}
