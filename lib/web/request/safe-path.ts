/** The path of an address that anyone may have written, if it is on this site; else "/jobs". */
export function safePath(input: unknown, publicUrl: URL): string {
  const fallback = "/jobs";
  if (typeof input !== "string" || input.length > 2000 || !URL.canParse(input, publicUrl)) return fallback;
  const url = new URL(input, publicUrl);
  // The origin of a blob: address is that of the address inside it, and its path is that whole address.
  if (url.origin !== publicUrl.origin || url.protocol !== publicUrl.protocol) return fallback;
  if (url.username || url.password) return fallback;
  const path = url.pathname + url.search;
  // "//host" would leave the site, and the sign-in page would only lead back to itself.
  return path.startsWith("//") || /^\/sign-in\/*$/.test(url.pathname) ? fallback : path;
}
