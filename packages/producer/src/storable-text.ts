import { inspect } from "node:util";
import { texts } from "./texts.ts";

/** Text that PostgreSQL takes: no NUL, no half of a surrogate pair; each becomes U+FFFD. */
export const storable = (text: string): string => text.toWellFormed().replaceAll("\0", "\uFFFD");

/** At most `limit` bytes of the text. A longer one keeps head and tail, and says in between how much is left out. */
export function cutMiddle(text: string, limit: number): string {
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length <= limit) return text;
  const label = (left: number) => `\n${texts.leftOut(left)}\n`;
  const room = limit - Buffer.byteLength(label(bytes.length));
  const head = wholeCharacters(bytes, Math.floor(room / 2), -1);
  const tail = wholeCharacters(bytes, bytes.length - Math.floor(room / 2), 1);
  return bytes.toString("utf8", 0, head) + label(tail - head) + bytes.toString("utf8", tail);
}

/**
 * Any value as text: strings unchanged, others as JSON, and values that JSON can't hold as Node prints them. Inside JSON,
 * a bigint becomes a text, because readers round it, and so does Infinity, which JSON.stringify writes as null.
 */
export function outputText(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return jsonText(value) ?? printed(value);
  } catch {
    return printed(value);
  }
}

/** The JSON of a value; undefined for a function and the like. Throws for a value that contains itself. */
export function jsonText(value: unknown): string | undefined {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === "bigint" || (typeof item === "number" && !Number.isFinite(item)) ? String(item) : item,
  );
}

/**
 * The text of a cell of a table. A missing value is an empty cell; a date is written as ISO 8601, any other object as
 * JSON, a number as JavaScript writes it.
 */
export function cellText(value: unknown): string {
  if (typeof value === "string") return storable(value);
  if (value === null || value === undefined) return "";
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  if (Object.is(value, -0)) return "-0";
  return storable(typeof value === "object" ? outputText(value) : String(value));
}

/** A value as Node prints it. Getters and proxies that throw do no harm. */
export function printed(value: unknown): string {
  try {
    return inspect(value, { depth: 6, maxStringLength: null, breakLength: 110 });
  } catch {
    return texts.unprintable;
  }
}

/** Moves a cut to the edge of a character: the bytes inside one look like 10xxxxxx. */
function wholeCharacters(bytes: Buffer, cut: number, step: 1 | -1): number {
  let at = cut;
  while (((bytes[at] ?? 0) & 0xc0) === 0x80) at += step;
  return at;
}
