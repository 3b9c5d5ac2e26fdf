import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Masthead } from "@/app/_ui/shell/masthead";
import { findAccess, hasSessionCookie } from "@/lib/auth/session/session";
import { publicUrl } from "@/lib/env";
import { logFault } from "@/lib/log-fault";
import { safePath } from "@/lib/web/request/safe-path";
import { signInTexts } from "@/texts/site/sign-in";
import { messageFor, noticeFor } from "./messages";
import { SignInForm } from "./sign-in-form.client";

export const metadata: Metadata = { title: signInTexts.title };

export default async function SignIn({ searchParams }: PageProps<"/sign-in">) {
  const { callbackUrl, error, "signed-out": signedOut } = await searchParams;
  const next = safePath(callbackUrl, publicUrl());
  // Without the database nobody can be recognised; the form is still right to show.
  const access = await findAccess().catch((error: unknown) => {
    logFault(error, "/sign-in");
    return "unknown" as const;
  });
  if (access && access !== "unknown") redirect(next);
  const ended = access === null && (await hasSessionCookie());
  const notice = access === null ? noticeFor({ ended, signedOut: signedOut === "1", next }) : null;
  return (
    <>
      <Masthead />
      <main className="mx-auto flex max-w-sm flex-col gap-4 px-3 py-10 sm:py-20">
        <h1 className="font-semibold text-2xl">{signInTexts.title}</h1>
        <SignInForm next={next} notice={notice} message={messageFor(error)} />
        <p className="text-quiet text-sm">{signInTexts.noAccount}</p>
      </main>
    </>
  );
}
