import type { SignedInAccess } from "@/lib/auth/session/session";
import { requireStillSignedIn } from "@/lib/auth/session/still-signed-in";
import { currentResponse } from "@/lib/current-request";
import { readEnvironment } from "@/lib/env";
import type { BodySender } from "@/lib/web/limits/body-budget";
import { watchRights } from "@/lib/web/limits/rights-watch";
import type { BodyTerms } from "@/lib/web/request/body-chunks";

export const senderOf = ({ token, viewer }: SignedInAccess): BodySender =>
  token ? `token ${token.id}` : `user ${viewer.id}`;

let idleMs: number | undefined;

/**
 * The terms under which the body of a signed-in caller is read: as long as bytes come and the sign-in works. Call `stop`
 * when it is read.
 */
export function signedInTerms(access: SignedInAccess): BodyTerms & { stop: () => void } {
  idleMs ??= readEnvironment().JOBS_UPLOAD_IDLE * 1000;
  const { signal, stop } = watchRights(access);
  return { idleMs, signal, stop };
}

/**
 * Call it before the body is read. Undefined if the body had arrived by then: its request was signed in a moment ago.
 * Otherwise a check that the sign-in still works, for the moment when the body is there.
 */
export function confirmationOf(access: SignedInAccess): (() => Promise<void>) | undefined {
  return currentResponse()?.req.complete === false ? () => requireStillSignedIn(access) : undefined;
}
