"use client";

import { type ReactNode, useEffect, useRef } from "react";

interface FlyOutProps {
  summary: ReactNode;
  summaryClass?: string | undefined;
  /** One element, which lies over the page where the style sheet says so. */
  children: ReactNode;
}

/**
 * A part that the browser itself folds. While it lies over the page it also closes as a menu does: by Escape, and
 * when one goes on elsewhere.
 */
export function FlyOut({ summary, summaryClass, children }: FlyOutProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const details = ref.current;
    const panel = details?.lastElementChild;
    if (!(details && panel)) return;
    const listening = new AbortController();
    const { signal } = listening;
    const liesOver = () => details.open && getComputedStyle(panel).position === "absolute";
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !details.contains(target) && liesOver()) details.open = false;
    };
    document.addEventListener("pointerdown", leave, { signal });
    document.addEventListener("focusin", leave, { signal });
    const leaveByKey = ({ key }: KeyboardEvent) => {
      if (key !== "Escape" || !liesOver()) return;
      details.open = false;
      details.querySelector("summary")?.focus();
    };
    document.addEventListener("keydown", leaveByKey, { signal });
    return () => listening.abort();
  }, []);
  return (
    <details ref={ref}>
      <summary className={summaryClass}>{summary}</summary>
      {children}
    </details>
  );
}
