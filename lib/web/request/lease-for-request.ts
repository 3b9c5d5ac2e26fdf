import type { ServerResponse } from "node:http";
import { currentResponse } from "@/lib/current-request";
import { BodyBrokenOff } from "@/lib/errors";
import { type BodyLease, type BodySender, leaseBody } from "@/lib/web/limits/body-budget";

/**
 * Begins to count the body of a request; all of it is given back when the request ends. Throws BodyBrokenOff when it
 * has ended already, and the errors of `leaseBody`.
 */
export function leaseForRequest(
  sender: BodySender,
  response: ServerResponse | null = currentResponse(),
): BodyLease {
  // A client may leave while its token is checked: then there is no "close" to come.
  if (response?.destroyed) throw new BodyBrokenOff();
  const lease = leaseBody(sender);
  response?.once("close", lease.release);
  return lease;
}
