import { currentResponse } from "@/lib/current-request";

/**
 * Gives a page's answer a status. Next itself answers a page that throws with an empty document, which a
 * browser fills by script: this way the words come with the answer. False when it is too late for a status.
 */
export function answerWith(status: 404 | 500 | 503): boolean {
  const response = currentResponse();
  if (!response || response.headersSent) return false;
  response.statusCode = status;
  if (status === 503) response.setHeader("Retry-After", "5");
  return true;
}
