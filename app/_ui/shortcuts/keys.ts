/** The keys that the pages of jobs answer, in the order in which people read of them. */
export const KEYS = [
  ["/", "search"],
  ["j", "down"],
  ["k", "up"],
  ["n", "next"],
  ["p", "previous"],
  ["?", "keys"],
] as const;

/** What a key does. */
export type Shortcut = (typeof KEYS)[number][1];
