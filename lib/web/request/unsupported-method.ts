import type { IncomingMessage } from "node:http";
import { isPublicFile } from "./public-files";

/** What Next answers by itself: all else ends in a bare 500 or 400. */
const KNOWN = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** What a page takes: POST is for its actions. */
const TAKEN_BY_PAGES = new Set(["GET", "HEAD", "POST"]);

/** What a file of public/ takes; Next would answer all else with a page. */
const TAKEN_BY_FILES = new Set(["GET", "HEAD"]);

/** Every page, which would answer any method as it answers GET. */
const PAGES = /^\/(jobs|jobs\/show\/[^/]+|sign-in|settings\/tokens|api-reference)?$/;

/** Where methods that a page, and that a file, does not take are refused. */
const REFUSED = "/refused-method";
const REFUSED_BY_FILES = "/refused-method/file";

/**
 * Sees to it that a method that an address does not take is refused, before Next sees it. An unknown one becomes one
 * that no address of ours takes.
 */
export function rejectUnsupportedMethod(request: IncomingMessage) {
  const { method = "GET", url = "/" } = request;
  if (!KNOWN.has(method)) request.method = "PATCH";
  if (!TAKEN_BY_PAGES.has(method) && PAGES.test(url.split("?")[0] ?? "")) request.url = REFUSED;
  if (!TAKEN_BY_FILES.has(method) && isPublicFile(url)) request.url = REFUSED_BY_FILES;
}
