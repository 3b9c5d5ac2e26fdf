/**
 * A producer's address if it may become a link: http, https, or a path of this site; else null. Never `javascript:` and
 * the like, and no path that browsers would read as another host.
 */
export function linkTarget(address: string): string | null {
  if (/^\/(?![/\\])/.test(address)) {
    const base = "http://this.site";
    return URL.canParse(address, base) && new URL(address, base).origin === base ? address : null;
  }
  if (!URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === "http:" || protocol === "https:" ? href : null;
}
