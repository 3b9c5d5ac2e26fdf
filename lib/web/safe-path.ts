/** A path of this site out of an address that anyone may have written; "/jobs" for all else. */
export function safePath(given: unknown, publicUrl: URL): string {
  const fallback = "/jobs";
  if (typeof given !== "string" || given.length > 2000 || !URL.canParse(given, publicUrl)) return fallback;
  const url = new URL(given, publicUrl);
  if (url.origin !== publicUrl.origin || url.username || url.password) return fallback;
  const path = url.pathname + url.search;
  // "//host" would leave the site, and the sign-in page would only lead back to itself.
  return path.startsWith("//") || url.pathname === "/sign-in" ? fallback : path;
}
