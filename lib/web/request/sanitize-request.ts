import type { IncomingMessage } from "node:http";
import { NOT_UTF8_HEADER, parameterNotUtf8 } from "./query-bytes";
import { isSameOrigin } from "./same-origin";

const FLIGHT_HEADERS = [
  "rsc",
  "next-router-state-tree",
  "next-router-prefetch",
  "next-router-segment-prefetch",
];

/**
 * Removes from a request what Next would believe and should not, before Next sees it.
 *
 * - Next's server actions compare Origin with the Host of the request. Behind a proxy the Host is not the public one,
 *   and the loopback has three names: for an Origin that is ours, the two are made equal.
 * - A page requested in React's own format gets status 200 even if the page is a 404 or a redirect. Our pages are
 *   reached by plain links, so a GET is always answered as a page.
 * - With a token, a cookie does not count, and next-auth's own routes know nothing of tokens.
 * - Next replaces escapes of the query that are not UTF-8: a header names such a parameter to the route.
 * - A path that can't be decoded would end in a bare 500; it becomes a path that does not exist.
 * - Below /api/v1, so does a path with a slash too many: programs take Next's redirect for success.
 */
export function sanitizeRequest(request: IncomingMessage, publicUrl: URL) {
  const origin = request.headers.origin;
  if (origin && isSameOrigin(origin, publicUrl)) request.headers["x-forwarded-host"] = new URL(origin).host;
  else delete request.headers["x-forwarded-host"];
  if (request.method === "GET" || request.method === "HEAD") {
    for (const header of FLIGHT_HEADERS) delete request.headers[header];
    request.url = request.url?.replace(/\.rsc(?=\?|$)/, "");
  }
  if (/^\s*bearer\b/i.test(request.headers.authorization ?? "")) delete request.headers.cookie;
  const [path = "/", ...queries] = (request.url ?? "/").split("?");
  const wrong = parameterNotUtf8(queries.join("?"));
  if (wrong === null) delete request.headers[NOT_UTF8_HEADER];
  else request.headers[NOT_UTF8_HEADER] = wrong;
  const one = path.replace(/[/\\]+/g, "/");
  const isOfApi = one.startsWith("/api/v1/");
  const isOneOfOurs = isDecodable(path) && !(isOfApi && (one !== path || one.endsWith("/")));
  if (!isOneOfOurs) request.url = isOfApi ? "/api/v1/not-a-path" : "/not-a-path";
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
