import { formatMessage } from "@/lib/texts/format-message";
import { liveTexts } from "@/texts/site/live";
import { POLL_MS } from "./live-connection";
import type { LiveState } from "./live-state";

interface Words {
  /** A message that needs no values, but may have a link <a>. */
  message: string;
  /** What it means for a reader, on hover. */
  meaning: string;
}

/** What the light says. `clock` is the moment of `since`, or when the page was read. */
export function liveWords({ state, isPolling }: LiveState, clock: string): Words {
  switch (state) {
    case "connecting":
      return {
        message: formatMessage(liveTexts.connecting, { clock }),
        meaning: liveTexts.connectingMeaning,
      };
    case "live":
      return isPolling
        ? {
            message: formatMessage(liveTexts.polling, { seconds: POLL_MS / 1000 }),
            meaning: liveTexts.pollingMeaning,
          }
        : { message: liveTexts.live, meaning: liveTexts.liveMeaning };
    case "delayed":
      return { message: formatMessage(liveTexts.delayed, { clock }), meaning: liveTexts.delayedMeaning };
    case "offline":
      return { message: formatMessage(liveTexts.offline, { clock }), meaning: liveTexts.offlineMeaning };
    case "signed_out":
      return { message: liveTexts.signedOut, meaning: liveTexts.signedOutMeaning };
    case "outdated":
      return { message: liveTexts.outdated, meaning: liveTexts.outdatedMeaning };
  }
}
