import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** The server draws the page anew for each redraw, so that one viewer costs it little however fast a job changes. */
const PAUSE_MS = 3_000;

/**
 * Draws the page anew, in place, once `reason` is there and differs from that of the last redraw: at once, but never
 * sooner than three seconds after it.
 */
export function useRedraw(reason: string | null) {
  const router = useRouter();
  const last = useRef<{ reason: string | null; at: number }>({ reason: null, at: -PAUSE_MS });
  useEffect(() => {
    if (reason === null || reason === last.current.reason) return;
    const redraw = () => {
      last.current = { reason, at: performance.now() };
      router.refresh();
    };
    const timer = setTimeout(redraw, last.current.at + PAUSE_MS - performance.now());
    return () => clearTimeout(timer);
  }, [reason, router]);
}
