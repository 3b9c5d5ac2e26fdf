import { THROTTLED } from "@/lib/auth/session/sign-in-throttle";
import { formatMessage } from "@/lib/texts/format-message";
import { signInTexts } from "@/texts/site/sign-in";

export const WRONG = signInTexts.wrong;

/** For a page that was not opened at the site's own address, the only one where a sign-in works. */
export const elsewhere = (origin: string) => formatMessage(signInTexts.elsewhere, { origin });

/**
 * Why signing in was refused, by our own code or by the one that next-auth's route puts into the address;
 * null without one. `request` is the number of a fault of ours in the log, where it is known.
 */
export function messageFor(error: string | string[] | undefined, request?: string | null): string | null {
  switch (error) {
    case undefined:
      return null;
    case "CredentialsSignin":
      return WRONG;
    case "too_many_requests":
      return THROTTLED;
    case "database_unavailable":
      return signInTexts.unavailable;
    case "database_unusable":
      return signInTexts.unusable;
    default:
      return request
        ? `${signInTexts.fault} ${formatMessage(signInTexts.requestNumber, { request })}`
        : signInTexts.fault;
  }
}

interface Arrival {
  /** The browser has the cookie of a session that has ended. */
  ended: boolean;
  signedOut: boolean;
  /** The page that the sign-in leads to. */
  next: string;
}

/** Why the sign-in page is shown; null when the person opened it. */
export function noticeFor({ ended, signedOut, next }: Arrival): string | null {
  if (ended) return signInTexts.ended;
  if (signedOut) return signInTexts.signedOut;
  return next === "/jobs" ? null : signInTexts.needed;
}
