import { currentResponse } from "@/lib/current-request";

/**
 * Sets the status of a page's answer. For a page that throws, Next itself sends an empty document, which a script
 * fills: this way the words come with the answer. `passes`: whether asking again later may help. False when it is too
 * late for a status.
 */
export function answerWith(status: 404 | 500 | 503, passes = true): boolean {
  const response = currentResponse();
  if (!response || response.headersSent) return false;
  response.statusCode = status;
  if (status === 503 && passes) response.setHeader("Retry-After", "5");
  return true;
}
