import type { Update } from "@/lib/live/update";

/** How the events of a stream are written: each as JSON on one line. */
export interface EventPrinter {
  /** Of `reset` and `change`. */
  update(update: Update): string;
  /** Of `alive`. Both are by the database's clock, in milliseconds since 1970. */
  alive(now: number, delayedSince: number | null): string;
}
