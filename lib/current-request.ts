import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

interface CurrentRequest {
  /** 32 hexadecimal digits: what the log, a page and a script's error call this one request. */
  id: string;
  response: ServerResponse;
  /** Fires when the client went away before the answer was sent. */
  abandoned: AbortSignal;
}

declare global {
  /** The request that the code at hand answers. Global, because Next loads modules more than once. */
  var jobsConsoleRequest: AsyncLocalStorage<CurrentRequest> | undefined;
}

const current = () => {
  globalThis.jobsConsoleRequest ??= new AsyncLocalStorage();
  return globalThis.jobsConsoleRequest;
};

/** From here on, what the code at hand leads to belongs to this request. Called by the request hook. */
export function enterRequest(id: string, response: ServerResponse) {
  const leaving = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) leaving.abort();
  });
  current().enterWith({ id, response, abandoned: leaving.signal });
}

/** The id of the request that is being answered; null outside of one, as on the command line. */
export const requestId = (): string | null => current().getStore()?.id ?? null;

/** The answer to the request at hand; null outside of one. */
export const currentResponse = (): ServerResponse | null => current().getStore()?.response ?? null;

/** Fires when nobody waits for the answer any more; undefined outside of a request. */
export const requestAbandoned = (): AbortSignal | undefined => current().getStore()?.abandoned;
