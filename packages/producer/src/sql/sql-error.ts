import { ConsoleError } from "../console-error.ts";
import { texts } from "../texts.ts";

/** The console's codes for the SQLSTATEs of its functions. */
const CODES: Record<string, string> = {
  JB404: "not_found",
  JS404: "not_found",
  JB409: "illegal_move",
  JS409: "illegal_move",
  JB410: "stale_run",
  JB422: "invalid_input",
  // Not a number, or too large.
  "22P02": "invalid_input",
  "22003": "invalid_input",
};

/** A refusal of the console's functions, as over HTTP. Other errors are returned unchanged. */
export function sqlError(error: unknown): unknown {
  const text = (key: string) => {
    const value: unknown = typeof error === "object" && error !== null ? Reflect.get(error, key) : null;
    return typeof value === "string" ? value : null;
  };
  const code = CODES[text("code") ?? ""];
  if (code === undefined) return error;
  const field = text("code") === "JB422" ? text("detail") : null;
  const message = text("message") ?? code;
  return new ConsoleError(code, field === null ? message : texts.refusedValue(field, message), {
    field,
    cause: error,
  });
}
