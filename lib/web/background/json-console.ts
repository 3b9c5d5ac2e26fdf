import { type CurrentRequest, currentRequest } from "@/lib/current-request";
import { rootCause } from "@/lib/database-error";
import { type Level, log } from "@/lib/log";
import { whenClosed } from "@/lib/when-closed";

/** In characters. */
const LONGEST = 1_000;

/** What a client did, although Next calls it an error: an action of an older build, or a made-up one. */
const OF_CLIENTS = /^(Failed to find Server Action|The Server Reference ID|Invalid Server Actions request)/;

/**
 * Makes one line of JSON of what Next and libraries print on the console, instead of a text of many lines. Within a
 * request it is written at its end, and only if the log has nothing else about its fault: Next prints most faults a
 * second and third time.
 */
export function installJsonConsole() {
  console.error = (...said: unknown[]) => note("error", said);
  console.warn = (...said: unknown[]) => note("warn", said);
}

const noted = new WeakSet<CurrentRequest>();

function note(level: Level, said: unknown[]) {
  const message = textOf(said).slice(0, LONGEST);
  const isOfClient = OF_CLIENTS.test(message);
  const current = currentRequest();
  const facts = { message, request: current?.id };
  const write = () => (isOfClient ? log("info", "action.unknown", facts) : log(level, "server.said", facts));
  if (!current) return write();
  if (noted.has(current)) return;
  noted.add(current);
  const atEnd = () => {
    if (current.fault === null) write();
  };
  if (current.response.closed) atEnd();
  else whenClosed(current.response, atEnd);
}

/** The message of an error without its trace, which may hold values; else the words. */
function textOf(said: unknown[]): string {
  const error = said.find((one) => one instanceof Error);
  if (error) return rootCause(error).message;
  return said.filter((one) => typeof one === "string").join(" ");
}
