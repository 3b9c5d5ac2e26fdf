import type { IncomingMessage } from "node:http";
import { isPublicFile } from "./public-files";

/** The methods that Next answers itself; any other ends in a bare 500 or 400. */
const KNOWN = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** The methods of a page; POST is for its actions. */
const TAKEN_BY_PAGES = new Set(["GET", "HEAD", "POST"]);

/** The methods of a file of public/; Next would answer any other with a page. */
const TAKEN_BY_FILES = new Set(["GET", "HEAD"]);

/** Every page. Next would answer any method as it answers GET. */
const PAGES = /^\/(jobs|jobs\/show\/[^/]+|sign-in|settings\/(profile|tokens|views)|api-reference)?$/;

/** The addresses that refuse a method for a page, and for a file. */
const REFUSED = "/refused-method";
const REFUSED_BY_FILES = "/refused-method/file";

/**
 * Makes sure, before Next sees the request, that a method that an address does not accept is refused. An unknown method
 * becomes one that no address of ours accepts.
 */
export function rejectUnsupportedMethod(request: IncomingMessage) {
  const { method = "GET", url = "/" } = request;
  if (!KNOWN.has(method)) request.method = "PATCH";
  if (!TAKEN_BY_PAGES.has(method) && PAGES.test(url.split("?")[0] ?? "")) request.url = REFUSED;
  if (!TAKEN_BY_FILES.has(method) && isPublicFile(url)) request.url = REFUSED_BY_FILES;
}
