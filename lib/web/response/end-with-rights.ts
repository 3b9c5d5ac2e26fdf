import type { SignedInAccess } from "@/lib/auth/session/session";
import { currentResponse } from "@/lib/current-request";
import { log } from "@/lib/log";
import { watchRights } from "@/lib/web/limits/rights-watch";

/**
 * Breaks off the current answer when the sign-in of its request stops working, within five seconds, so that nobody takes
 * what has come for the whole.
 */
export function endWithRights(access: SignedInAccess, path: string) {
  const response = currentResponse();
  if (!response || response.destroyed) return;
  const { signal, stop } = watchRights(access);
  response.once("close", stop);
  signal.addEventListener("abort", () => {
    log("info", "answer.stopped", { path, by: access.viewer.name, token: access.token?.id });
    response.destroy();
  });
}
