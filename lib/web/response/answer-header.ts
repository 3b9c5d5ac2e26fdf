import { currentResponse } from "@/lib/current-request";

/**
 * Sets a header on the current answer itself. Next does not change a header that is there already, but it removes
 * Content-Length from a route's own headers (server/send-response.js: `fetch` may have unpacked a body that is passed
 * on).
 */
export function setAnswerHeader(name: string, value: string) {
  currentResponse()?.setHeader(name, value);
}
