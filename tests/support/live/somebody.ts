import type { Watcher } from "@/lib/live/registry";

/** A watcher that does nothing. */
export const SOMEBODY: Watcher = {
  isReady: () => true,
  follow: () => undefined,
  giveAll: () => undefined,
  giveNews: () => undefined,
};
