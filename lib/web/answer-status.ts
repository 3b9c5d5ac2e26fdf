import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

declare global {
  /** The response that the code at hand works on. Global, because Next loads modules more than once. */
  var jobsConsoleResponse: AsyncLocalStorage<ServerResponse> | undefined;
}

const current = () => {
  globalThis.jobsConsoleResponse ??= new AsyncLocalStorage();
  return globalThis.jobsConsoleResponse;
};

/** From here on, what the request leads to may choose its status. Called by the request hook. */
export const enterResponse = (response: ServerResponse) => current().enterWith(response);

/**
 * Gives a page's answer a status. Next itself answers a page that throws with an empty document, which a
 * browser fills by script: this way the words come with the answer. False when it is too late for a status.
 */
export function answerWith(status: 404 | 503): boolean {
  const response = current().getStore();
  if (!response || response.headersSent) return false;
  response.statusCode = status;
  if (status === 503) response.setHeader("Retry-After", "5");
  return true;
}
