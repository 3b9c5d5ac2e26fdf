import { ConsoleError } from "../console-error.ts";

/** The console's words for the SQLSTATEs of its functions. */
const CODES: Record<string, string> = {
  JB404: "not_found",
  JS404: "not_found",
  JB409: "illegal_move",
  JS409: "illegal_move",
  JB410: "stale_run",
  JB422: "invalid_input",
  // What is no number, or too large a one.
  "22P02": "invalid_input",
  "22003": "invalid_input",
};

/** What the console's functions refused, as over HTTP; anything else as it came. */
export function sqlError(error: unknown): unknown {
  const text = (key: string) => {
    const value: unknown = typeof error === "object" && error !== null ? Reflect.get(error, key) : null;
    return typeof value === "string" ? value : null;
  };
  const code = CODES[text("code") ?? ""];
  if (code === undefined) return error;
  const field = text("code") === "JB422" ? text("detail") : null;
  const message = text("message") ?? code;
  return new ConsoleError(code, field === null ? message : `${field}: ${message}`, { field, cause: error });
}
