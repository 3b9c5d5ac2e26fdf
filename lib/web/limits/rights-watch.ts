import type { SignedInAccess } from "@/lib/auth/session/session";
import { requireStillSignedIn } from "@/lib/auth/session/still-signed-in";
import { JobsError } from "@/lib/errors";

/** With the time of a statement, it takes less than five seconds to notice. */
const CHECK_MS = 3_000;

export interface RightsWatch {
  /** Fires with the error when the request's token or session does not work any more. */
  signal: AbortSignal;
  stop(): void;
}

/**
 * Looks every three seconds whether the sign-in of a long request still works. What takes less time costs no statement.
 * A database that does not answer ends nothing.
 */
export function watchRights(access: SignedInAccess): RightsWatch {
  const lost = new AbortController();
  let isStopped = false;
  let timer: NodeJS.Timeout;
  // Only after the last look has ended: else a slow database would get one more every three seconds.
  const lookLater = () => {
    if (!isStopped) timer = setTimeout(look, CHECK_MS).unref();
  };
  const look = () =>
    requireStillSignedIn(access)
      .catch((error: unknown) => {
        if (error instanceof JobsError) lost.abort(error);
      })
      .finally(lookLater);
  const stop = () => {
    isStopped = true;
    clearTimeout(timer);
  };
  lookLater();
  return { signal: lost.signal, stop };
}
