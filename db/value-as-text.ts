/** A value as text that PostgreSQL reads for whatever type the statement casts it to; null stays null. */
export function valueAsText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return `{${value.map(element).join(",")}}`;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A value in an array. It is quoted: a bare one would be cut at commas, and a bare `null` would mean NULL. */
function element(value: unknown): string {
  const text = valueAsText(value);
  if (text === null) return "null";
  return Array.isArray(value) ? text : `"${text.replace(/["\\]/g, "\\$&")}"`;
}
