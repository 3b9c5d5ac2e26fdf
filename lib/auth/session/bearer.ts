/** The text after "Bearer" of a request's Authorization header, be it a token or not; null without that scheme. */
export function bearerOf(headers: Headers): string | null {
  const given = headers.get("authorization") ?? "";
  const [, text] = /^bearer(?:\s+(.*))?$/is.exec(given.trim()) ?? [null, null];
  return text === null ? null : (text ?? "");
}
