"use client";

import { useLayoutEffect, useState } from "react";
import { serverNow } from "./server-clock";

/**
 * The time by the server's clock, from when it is on, and then once a second while the page is seen; else the last one.
 * Null before it was on, because the server drew the page at its own time.
 */
export function useServerSecond(isOn: boolean): number | null {
  const [now, setNow] = useState<number | null>(null);
  // Before anything is painted: what a message says of time is as old as the server's last look at the job.
  useLayoutEffect(() => {
    if (!isOn) return;
    const tick = () => {
      if (!document.hidden) setNow(serverNow());
    };
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [isOn]);
  return now;
}
