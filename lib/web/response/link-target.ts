import { platformUrl } from "@/lib/env";

/**
 * A producer's address if it may become a link: http, https, or a path of the platform that the jobs are launched from;
 * else null. Never `javascript:` and the like, and no path that browsers would read as another host. A path is no link
 * without a platform: on this site it would lead nowhere.
 */
export function linkTarget(address: string, platform: URL | null = platformUrl()): string | null {
  if (/^\/(?![/\\])/.test(address)) {
    if (!platform || !URL.canParse(address, platform)) return null;
    const { origin, href } = new URL(address, platform);
    return origin === platform.origin ? href : null;
  }
  if (!URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === "http:" || protocol === "https:" ? href : null;
}
