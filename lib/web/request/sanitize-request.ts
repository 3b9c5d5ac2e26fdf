import type { IncomingMessage } from "node:http";
import { isSameOrigin } from "./same-origin";

const FLIGHT_HEADERS = [
  "rsc",
  "next-router-state-tree",
  "next-router-prefetch",
  "next-router-segment-prefetch",
];

/**
 * Takes from a request what Next would believe and should not, before Next sees it.
 *
 * - Its server actions compare Origin with the Host that they were reached under. Behind a proxy that is not
 *   the public one, and the loopback has three names: an Origin that is ours is made to agree.
 * - A page asked for in React's own format answers 200 where the page itself is a 404 or a redirect. Our pages
 *   are reached by plain links, so a GET is always answered as a page.
 * - Beside a token no cookie counts, and next-auth's own routes know nothing of tokens.
 * - A path that can't be decoded ends in a bare 500; it is a path that does not exist.
 * - Below /api/v1 so is one with a slash too many: programs take Next's redirect to the other one for success.
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
  const [path = "/"] = (request.url ?? "/").split("?");
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
