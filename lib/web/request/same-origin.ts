import { JobsError } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { requestTexts } from "@/texts/server/request";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether an Origin header is that of the console itself. Absent and "null" are not. */
export function isSameOrigin(origin: string | null, publicUrl: URL): boolean {
  if (!origin || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  if (url.origin !== origin.toLowerCase()) return false;
  const loopback = LOOPBACK.has(url.hostname) && LOOPBACK.has(publicUrl.hostname);
  return url.origin === publicUrl.origin || (loopback && sameBesidesName(url, publicUrl));
}

/**
 * For everything that a cookie may change: another site's page could send the same request with the same cookie. Throws
 * not_allowed.
 */
export function requireSameOrigin(headers: Headers, publicUrl: URL) {
  if (!isSameOrigin(headers.get("origin"), publicUrl)) throw notOurOrigin(publicUrl);
}

export const notOurOrigin = ({ origin }: URL) =>
  new JobsError("not_allowed", formatMessage(requestTexts.otherOrigin, { origin }));

/**
 * For next-auth's own addresses, which scripts use too: a browser says where a page's request comes from, and a script
 * does not. A CSRF token alone is not enough, because a neighbour below the same domain can plant its cookie. Throws
 * not_allowed.
 */
export function refuseOtherOrigin(headers: Headers, publicUrl: URL) {
  const site = headers.get("sec-fetch-site");
  const isByBrowser = headers.has("origin") || (site !== null && site !== "none" && site !== "same-origin");
  if (isByBrowser) requireSameOrigin(headers, publicUrl);
}

const sameBesidesName = (one: URL, other: URL) => one.protocol === other.protocol && one.port === other.port;
