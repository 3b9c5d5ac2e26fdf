import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";
import { whenClosed } from "./when-closed";

export interface CurrentRequest {
  /** 32 hexadecimal digits that name this request in the log, on a page and in a script's error. */
  id: string;
  response: ServerResponse;
  /** Fires when the client leaves before the answer is sent. */
  abandoned: AbortSignal;
  /** Whether the log has a line about how this request failed; null if it has not failed. */
  fault: "logged" | "omitted" | null;
}

declare global {
  /** The request that the running code answers. Global, because Next loads modules more than once. */
  var jobsConsoleRequest: AsyncLocalStorage<CurrentRequest> | undefined;
}

const current = () => {
  globalThis.jobsConsoleRequest ??= new AsyncLocalStorage();
  return globalThis.jobsConsoleRequest;
};

/** From here on, everything that the running code starts belongs to this request. Called by the request hook. */
export function enterRequest(id: string, response: ServerResponse) {
  const leaving = new AbortController();
  whenClosed(response, () => {
    if (!response.writableFinished) leaving.abort();
  });
  current().enterWith({ id, response, abandoned: leaving.signal, fault: null });
}

/** The current request itself; null outside of one. */
export const currentRequest = (): CurrentRequest | null => current().getStore() ?? null;

/** The id of the current request; null outside of one, as on the command line. */
export const requestId = (): string | null => currentRequest()?.id ?? null;

/** The answer to the current request; null outside of one. */
export const currentResponse = (): ServerResponse | null => currentRequest()?.response ?? null;

/** Fires when nobody waits for the answer any more; undefined outside of a request. */
export const requestAbandoned = (): AbortSignal | undefined => currentRequest()?.abandoned;
