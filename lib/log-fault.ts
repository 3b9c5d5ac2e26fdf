import { requestAbandoned } from "./current-request";
import { rootCause } from "./database-error";
import { log } from "./log";

/** The driver's own words, without Drizzle's wrapping, which holds the statement's values. */
export function logFault(thrown: unknown, path: string, reference?: string) {
  // Its statements were cancelled on purpose.
  if (requestAbandoned()?.aborted) return log("info", "request.abandoned", { path });
  const { code, message } = rootCause(thrown);
  log("error", "request.failed", { path, code, message, ...(reference && { reference }) });
}
