type Level = "info" | "warn" | "error";

/** One line of JSON on stderr: a line break in a value can't forge a second entry. Give names, never secrets. */
export function log(level: Level, event: string, facts: Record<string, unknown> = {}) {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...facts })}\n`);
}
