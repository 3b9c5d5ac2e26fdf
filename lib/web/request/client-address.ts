/**
 * The address a request came from. X-Forwarded-For is a claim of whoever sent it: only the last
 * `trustedProxies` entries were added by proxies of ours, so the one they name is the last that counts.
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
