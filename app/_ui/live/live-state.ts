/** How far what a page shows can be believed. */
export interface LiveState {
  /** `connecting`: nothing was received yet, or not since the page was last seen. The last two are for good. */
  state: "connecting" | "live" | "delayed" | "offline" | "signed_out" | "outdated";
  /** When what is shown was last known to be true, by the server's clock, in milliseconds since 1970. */
  since: number | null;
  /** Whether values are asked for every few seconds, because no stream is to be had. */
  isPolling: boolean;
}

export const NOT_YET: LiveState = { state: "connecting", since: null, isPolling: false };

export const isForGood = ({ state }: LiveState): boolean => state === "signed_out" || state === "outdated";

export const isSame = (one: LiveState, other: LiveState): boolean =>
  one.state === other.state && one.since === other.since && one.isPolling === other.isPolling;
