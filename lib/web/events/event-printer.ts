import type { Update } from "@/lib/live/update";

/** How the events of a stream are written: each as JSON on one line. */
export interface EventPrinter {
  /** Of `reset` and `change`. */
  update(update: Update): string;
  /** Of `alive`. */
  alive(delayedSince: number | null): string;
}
