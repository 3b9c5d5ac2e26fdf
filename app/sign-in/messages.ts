import { THROTTLED } from "@/lib/auth/session/sign-in-throttle";
import { signInTexts } from "@/texts/sign-in";

export const WRONG = "Wrong user name or password.";
const UNAVAILABLE = "The database did not answer, so you can’t sign in now. Try again in a moment.";

const FAULT =
  "Something went wrong on our side, so you are not signed in. Try again. If it happens again, tell your administrator.";

/** For a page that was not opened at the site's own address, the only one where a sign-in works. */
export const elsewhere = (origin: string) =>
  `You opened this page at another address than the site’s own. Go to ${origin} and sign in there.`;

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
      return UNAVAILABLE;
    case "database_unusable":
      return signInTexts.unusable;
    default:
      return request ? `${FAULT} Give them this number: request ${request}.` : FAULT;
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
  if (ended) return "Your session has ended. Sign in to go back to where you were.";
  if (signedOut) return "You have signed out.";
  return next === "/jobs" ? null : "Sign in to see that page.";
}
