/**
 * The address a request came from. Any client may send X-Forwarded-For: only the last `trustedProxies` entries were
 * added by our proxies, and the first of those is the client's address.
 */
export function addressOf(
  socketAddress: string | undefined,
  forwardedFor: string | string[] | undefined,
  trustedProxies: number,
): string {
  const claimed = [forwardedFor ?? []]
    .flat()
    .join(",")
    .split(",")
    .map((entry) => entry.trim());
  const hops = [...claimed.filter(Boolean), socketAddress ?? "unknown"];
  return hops.at(-1 - Math.min(trustedProxies, hops.length - 1)) ?? "unknown";
}
