import { parseAddress } from "@/lib/network-address";

/**
 * The address a request came from, in its one usual spelling. Any client may send X-Forwarded-For: only the last
 * `trustedProxies` entries were added by our proxies, and the first of those is the client's address. If that entry is
 * not an address, the nearest one that is counts: the proxy's own, or that of the connection.
 */
export function addressOf(
  socketAddress: string | undefined,
  forwardedFor: string | string[] | undefined,
  trustedProxies: number,
): string {
  const claimed = [forwardedFor ?? []].flat().join(",").split(",");
  const hops = [...claimed.filter((entry) => entry.trim()), socketAddress ?? ""];
  const trusted = hops.slice(-1 - Math.min(trustedProxies, hops.length - 1)).map(parseAddress);
  return trusted.find((address) => address !== null) ?? "unknown";
}
