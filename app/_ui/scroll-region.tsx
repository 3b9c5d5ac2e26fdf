import type { ReactNode } from "react";

interface ScrollRegionProps {
  /** What is in it: "The first rows of airports.csv". */
  label: string;
  children: ReactNode;
}

/** A stop for the keyboard, where the arrow keys scroll. */
const REACHED_BY_TAB = 0;

/**
 * Holds what may be wider or taller than there is room, such as a table with many columns, and scrolls it in
 * place, so that the page itself never goes sideways. On paper all of it is there.
 */
export function ScrollRegion({ label, children }: ScrollRegionProps) {
  return (
    <section
      aria-label={label}
      tabIndex={REACHED_BY_TAB}
      className="max-h-[32rem] overflow-auto overscroll-x-contain rounded-md border border-line bg-surface focus-visible:-outline-offset-2 print:max-h-none print:overflow-visible"
    >
      {children}
    </section>
  );
}
