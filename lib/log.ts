import { requestId } from "./current-request";

export type Level = "info" | "warn" | "error";

/**
 * One line of JSON on stderr: a line break in a value can't forge a second entry. Give names, never secrets.
 * While a request is being answered, the line carries its id as `request`.
 */
export function log(level: Level, event: string, facts: Record<string, unknown> = {}) {
  const line = { time: new Date().toISOString(), level, event, request: requestId() ?? undefined, ...facts };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
