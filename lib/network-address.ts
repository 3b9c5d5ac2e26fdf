import { isIP, SocketAddress } from "node:net";

/** IPv4, or IPv6 with all its groups, and a port: a shorter IPv6 address with a port can't be told from a longer one. */
const WITH_PORT = /^([^:]+|(?:[^:]+:){7}[^:]+):\d{1,5}$/;

/** The first groups of an IPv6 address that stands for an IPv4 address: as sockets write it, and as NAT64 does. */
const MAPPED = "0:0:0:0:0:ffff";
const TRANSLATED = "64:ff9b:0:0:0:0";

/**
 * An IP address in its one usual spelling; null for any other text. Accepts what proxies write around one: a port,
 * brackets, quotes, the zone of an IPv6 address. An IPv6 address that stands for an IPv4 address becomes that one.
 */
export function parseAddress(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .replace(/^\[([^\]]*)\](:\d{1,5})?$/, "$1")
    .replace(/%.*$/, "");
  const address = isIP(bare) ? bare : bare.replace(WITH_PORT, "$1");
  if (isIP(address) !== 6) return isIP(address) === 4 ? address : null;
  const groups = groupsOf(address);
  const [high = "0", low = "0"] = groups.slice(6);
  const start = groups.slice(0, 6).join(":");
  return start === MAPPED || start === TRANSLATED
    ? [...bytesOf(high), ...bytesOf(low)].join(".")
    : new SocketAddress({ address, family: "ipv6" }).address;
}

export interface Networks {
  /** What one subscriber has: an IPv4 address, or an IPv6 network of /64. */
  near: string;
  /** What one site may have: an IPv6 network of /48; null for IPv4. */
  wide: string | null;
}

/**
 * The networks of an address. Limits count by these and not by the address: one IPv6 subscriber has
 * 2^64 of them. A text that is not an address is a network of its own.
 */
export function networksOf(text: string): Networks {
  const address = parseAddress(text);
  if (address === null || isIP(address) === 4) return { near: address ?? text, wide: null };
  const groups = groupsOf(address);
  return { near: `${groups.slice(0, 4).join(":")}::/64`, wide: `${groups.slice(0, 3).join(":")}::/48` };
}

/** The eight groups of an IPv6 address, in hexadecimal digits without leading zeros. */
function groupsOf(address: string): string[] {
  // A URL writes an IPv4 part as two groups.
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [before = "", after] = written.split("::");
  const parts = (half: string) => half.split(":").filter(Boolean);
  if (after === undefined) return parts(before);
  const [head, tail] = [parts(before), parts(after)];
  const gap = Array.from({ length: 8 - head.length - tail.length }, () => "0");
  return [...head, ...gap, ...tail];
}

const bytesOf = (group: string): number[] => {
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 255];
};
