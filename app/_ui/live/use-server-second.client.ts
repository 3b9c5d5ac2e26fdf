"use client";

import { useEffect, useState } from "react";
import { serverNow } from "./server-clock";

/**
 * The time by the server's clock, once a second while it is on and the page is seen; else the last one. Null before the
 * first second, because the server drew the page at its own time.
 */
export function useServerSecond(isOn: boolean): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => {
      if (!document.hidden) setNow(serverNow());
    }, 1_000);
    return () => clearInterval(timer);
  }, [isOn]);
  return now;
}
