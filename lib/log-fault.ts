import { requestAbandoned } from "./current-request";
import { rootCause } from "./database-error";
import { log } from "./log";

/** Logs an error with the driver's own message, without Drizzle's, which holds the statement's values. */
export function logFault(thrown: unknown, path: string, reference?: string) {
  // The client left, and its statements were cancelled on purpose.
  if (requestAbandoned()?.aborted) return log("info", "request.abandoned", { path });
  const { code, message } = rootCause(thrown);
  log("error", "request.failed", { path, code, message, ...(reference && { reference }) });
}
