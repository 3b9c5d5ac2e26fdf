"use client";

import { useEffect } from "react";
import { rememberZone } from "./remember-zone";

/** Tells the server the browser's zone when the page was shown in another. Renders nothing. */
export function ZoneReporter({ shown }: { shown: string }) {
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone !== shown) void rememberZone(zone);
  }, [shown]);
  return null;
}
