/**
 * The text after "Bearer" in a request's Authorization header, whether it is a token or not; null without that scheme.
 */
export function bearerOf(headers: Headers): string | null {
  const header = headers.get("authorization") ?? "";
  const [, text] = /^bearer(?:\s+(.*))?$/is.exec(header.trim()) ?? [null, null];
  return text === null ? null : (text ?? "");
}
