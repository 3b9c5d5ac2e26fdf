import { THROTTLED } from "@/lib/auth/session/sign-in";

export const WRONG =
  "The name or the password is not right. Check both and try again; whoever runs this site can set a new password.";
const UNAVAILABLE = "The database did not answer, so nobody can sign in just now. Try again in a moment.";

const FAULT =
  "Something went wrong on our side, so you are not signed in. Try again; if it keeps happening, tell whoever runs this site.";

/** The page was not opened at the site's own address, and a sign-in counts only there. */
export const elsewhere = (origin: string) =>
  `This page was opened under another address than the site's own. Go to ${origin} and sign in there.`;

/**
 * Why signing in was refused, by our own code or by the one that next-auth's route puts into the address;
 * null without one. `request` is the number under which the log has a fault of ours, where it is known.
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
    default:
      return request ? `${FAULT} Give them this number: request ${request}.` : FAULT;
  }
}

interface Arrival {
  /** The browser holds the cookie of a session that is none any more. */
  ended: boolean;
  signedOut: boolean;
  /** The page that the sign-in leads to. */
  next: string;
}

/** Why someone finds themselves at the sign-in; null when they came by themselves. */
export function noticeFor({ ended, signedOut, next }: Arrival): string | null {
  if (ended) return "Your session has ended. Sign in to go back to where you were.";
  if (signedOut) return "You have signed out.";
  return next === "/jobs" ? null : "Sign in to see that page.";
}
