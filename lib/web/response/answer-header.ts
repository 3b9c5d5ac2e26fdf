import { currentResponse } from "@/lib/current-request";

/**
 * Sets a header on the answer at hand itself. What is there already Next leaves alone, and it takes Content-Length
 * out of a route's own headers (server/send-response.js: `fetch` may have unpacked a body that is passed on).
 */
export function setAnswerHeader(name: string, value: string) {
  currentResponse()?.setHeader(name, value);
}
