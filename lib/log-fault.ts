import { currentRequest, requestAbandoned } from "./current-request";
import { knownError, rootCause } from "./database-error";
import { BodyBrokenOff, DatabaseUnavailable, ServerBusy, StorageUnavailable } from "./errors";
import { log } from "./log";
import { logSparingly, type Trouble } from "./log-sparingly";

/**
 * Logs an error with the driver's own message, without Drizzle's, which holds the statement's values. Of an outage, only
 * some requests have a line: `faultNumber` knows which.
 */
export function logFault(thrown: unknown, path: string, reference?: string) {
  const current = currentRequest();
  // The client left, and its statements were cancelled on purpose.
  if (requestAbandoned()?.aborted || thrown instanceof BodyBrokenOff) {
    if (current?.fault !== "logged") log("info", "request.abandoned", { path });
    if (current) current.fault = "logged";
    return;
  }
  const { code, message } = rootCause(thrown);
  const facts = { path, code, message, ...(reference && { reference }) };
  const trouble = troubleOf(thrown);
  const level = trouble === "load" ? "warn" : "error";
  const isLogged = trouble === null || logSparingly(trouble, level, "request.failed", facts);
  if (trouble === null) log(level, "request.failed", facts);
  if (current) current.fault = isLogged ? "logged" : "omitted";
}

/** The number under which the log has the current request's fault; null if it has none. */
export function faultNumber(): string | null {
  const current = currentRequest();
  return current && current.fault !== "omitted" ? current.id : null;
}

function troubleOf(thrown: unknown): Trouble | null {
  const error = knownError(thrown);
  if (error instanceof DatabaseUnavailable) return "database";
  if (error instanceof StorageUnavailable) return "storage";
  return error instanceof ServerBusy ? "load" : null;
}
