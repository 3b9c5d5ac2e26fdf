"use client";

import { type ReactNode, useState } from "react";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { formatMessage } from "@/lib/texts/format-message";
import { liveTexts } from "@/texts/site/live";
import styles from "./live-light.module.css";
import type { LiveState } from "./live-state";
import { liveWords } from "./live-words";
import { serverNow } from "./server-clock";
import { shownClock } from "./shown-clock";

interface LiveLightProps {
  live: LiveState;
  /** When the page was read, in milliseconds since 1970. */
  readAt: number;
  zone: string;
}

/** The address of the page itself. */
const SAME = "";

/** Says whether the page follows what happens, and since when it does not. Without a script: when it was read. */
export function LiveLight({ live, readAt, zone }: LiveLightProps) {
  const now = live.since === null ? readAt : serverNow();
  const { message, meaning } = liveWords(live, shownClock(live.since ?? readAt, { now, zone }));
  const isNews = useIsNews(live);
  const spoken = live.state === "live" ? liveTexts.spokenLive : formatMessage(message, {});
  const link = (words: ReactNode) => (
    <a href={live.state === "signed_out" ? signInAddress() : SAME}>{words}</a>
  );
  return (
    <div className="screen-only">
      <div className="script-only">
        <p className={styles.light} data-live={live.state} title={meaning}>
          <span>
            <FormattedMessage message={message} values={{ a: link }} />
          </span>
        </p>
      </div>
      <p aria-live="polite" className="sr-only">
        {isNews ? spoken : null}
      </p>
      <noscript>
        <p className={styles.light} data-live="connecting">
          <Still clock={shownClock(readAt, { now: readAt, zone })} />
        </p>
      </noscript>
    </div>
  );
}

const Still = ({ clock }: { clock: string }) => (
  <span>
    <FormattedMessage
      message={liveTexts.still}
      values={{ clock, a: (words) => <a href={SAME}>{words}</a> }}
    />
  </span>
);

const signInAddress = () => `/sign-in?callbackUrl=${encodeURIComponent(location.pathname + location.search)}`;

/** That a page is live is no news until it was not, nor that it connects. */
function useIsNews({ state }: LiveState): boolean {
  const [wasLost, setWasLost] = useState(false);
  const isLost = state !== "live" && state !== "connecting";
  if (isLost && !wasLost) setWasLost(true);
  return isLost || (state === "live" && wasLost);
}
