/** A value as PostgreSQL reads it from text, whatever type the statement casts it to; null is no text. */
export function valueAsText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return `{${value.map(element).join(",")}}`;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Within an array. Quoted, as a bare one would be cut at commas, and `null` would be none. */
function element(value: unknown): string {
  const text = valueAsText(value);
  if (text === null) return "null";
  return Array.isArray(value) ? text : `"${text.replace(/["\\]/g, "\\$&")}"`;
}
