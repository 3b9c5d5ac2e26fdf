"use client";

import type { Ref } from "react";
import { refusalTexts } from "@/texts/site/refusal";

interface RefusalProps {
  ref?: Ref<HTMLParagraphElement>;
  /** The page, to which the sign-in leads back. */
  page: string;
  message: string;
  signedOut?: true;
}

/** Why an action failed, with a link to the sign-in where only that helps. */
export function Refusal({ ref, page, message, signedOut }: RefusalProps) {
  return (
    <p ref={ref} tabIndex={-1} role="alert" className="rounded-md bg-failed-soft px-3 py-2 text-failed">
      {message}{" "}
      {signedOut ? (
        <a href={`/sign-in?callbackUrl=${encodeURIComponent(page)}`} className="text-failed">
          {refusalTexts.signInAgain}
        </a>
      ) : null}
    </p>
  );
}
