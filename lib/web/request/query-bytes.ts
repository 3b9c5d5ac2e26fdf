import { isUtf8 } from "node:buffer";

/**
 * The request header in which the request hook names a parameter that is not UTF-8: Next replaces its bytes before
 * a route sees the address. The value is the parameter's name as an address has it.
 */
export const NOT_UTF8_HEADER = "x-query-not-utf8";

/** The name of the first parameter of a query that is not UTF-8, as an address has it; null if all are. */
export function parameterNotUtf8(query: string): string | null {
  const wrong = query.split("&").find((pair) => !isUtf8(bytesOf(pair)));
  if (wrong === undefined) return null;
  const [name = ""] = new URLSearchParams(wrong).keys();
  return encodeURIComponent(name);
}

/** The bytes that a part of an address stands for; an address is ASCII. */
function bytesOf(part: string): Buffer {
  const bytes = part.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1");
}
