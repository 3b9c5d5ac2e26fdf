import type { ServerResponse } from "node:http";

declare global {
  /** What we do at the end of responses. Global, because Next loads modules more than once in a process. */
  var jobsConsoleEnds: WeakMap<ServerResponse, Set<() => void>> | undefined;
}

const endsOf = (response: ServerResponse): Set<() => void> => {
  globalThis.jobsConsoleEnds ??= new WeakMap();
  const ends = globalThis.jobsConsoleEnds.get(response) ?? new Set();
  globalThis.jobsConsoleEnds.set(response, ends);
  return ends;
};

/** Calls `end` when the response is over: sent, or left by its client. */
export function whenClosed(response: ServerResponse, end: () => void) {
  endsOf(response).add(end);
  response.once("close", end);
}

/**
 * Takes away what others would do at its end. The listeners of Next hold the request with all that was made for it,
 * 15 KB (measured), and have nothing to do any more when the head is sent.
 */
export function dropOtherEnds(response: ServerResponse) {
  response.removeAllListeners("close");
  for (const end of endsOf(response)) response.once("close", end);
}
