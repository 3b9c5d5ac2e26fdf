import { useEffect, useRef, useState } from "react";
import { redrawAction } from "@/app/jobs/actions";

/** The server draws the page anew for each redraw, so that one viewer costs it little however fast a job changes. */
const PAUSE_MS = 3_000;

/**
 * Draws the page anew, in place, once `reason` is there and differs from that of the last redraw: at once, but never
 * sooner than three seconds after it. One that failed is tried again as late.
 */
export function useRedraw(reason: string | null) {
  const last = useRef<{ reason: string | null; at: number }>({ reason: null, at: -PAUSE_MS });
  const [failures, setFailures] = useState(0);
  useEffect(() => {
    if (reason === null || (failures === 0 && reason === last.current.reason)) return;
    const begin = () => {
      last.current = { reason, at: performance.now() };
      redrawAction().then(
        () => setFailures(0),
        () => setFailures((before) => before + 1),
      );
    };
    const timer = setTimeout(begin, last.current.at + PAUSE_MS - performance.now());
    return () => clearTimeout(timer);
  }, [reason, failures]);
}
