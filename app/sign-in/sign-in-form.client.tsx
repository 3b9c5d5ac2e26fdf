"use client";

import { useActionState, useEffect, useRef } from "react";
import { ACCOUNT_LIMITS } from "@/lib/account-limits";
import { signInFormTexts } from "@/texts/site/sign-in-form";
import { button, field, panel } from "../_ui/button";
import { signInAction } from "./actions";

interface SignInFormProps {
  /** Where the sign-in leads. */
  next: string;
  /** Why the page is shown; a message replaces it. */
  notice: string | null;
  /** Why a sign-in before this page was refused. */
  message: string | null;
}

/** Works without JavaScript too: the form posts, and the page shows the message. */
export function SignInForm({ next, notice, message }: SignInFormProps) {
  const [state, submit, pending] = useActionState(signInAction, { message, username: "" });
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (state.message) password.current?.focus();
  }, [state]);
  return (
    <form action={submit} className={`${panel} flex flex-col gap-4 p-5`}>
      {state.message ? (
        <p role="alert" className="rounded-md bg-failed-soft px-3 py-2 text-failed">
          {state.message}
        </p>
      ) : null}
      {notice && !state.message ? (
        <p role="status" className="rounded-md bg-running-soft px-3 py-2 text-running">
          {notice}
        </p>
      ) : null}
      <input type="hidden" name="callbackUrl" value={next} />
      <label className="flex flex-col gap-1">
        <span className="font-medium">{signInFormTexts.userName}</span>
        <input
          name="username"
          required
          maxLength={ACCOUNT_LIMITS.userName}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={state.username}
          className={field}
        />
      </label>
      <label className="flex flex-col gap-1">
        <span className="font-medium">{signInFormTexts.password}</span>
        <input
          ref={password}
          name="password"
          type="password"
          required
          maxLength={ACCOUNT_LIMITS.password.max}
          autoComplete="current-password"
          className={field}
        />
      </label>
      <button type="submit" className={button.primary} aria-disabled={pending}>
        {pending ? signInFormTexts.pending : signInFormTexts.submit}
      </button>
    </form>
  );
}
