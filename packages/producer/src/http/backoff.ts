const FIRST_MS = 250;
const LONGEST_MS = 30_000;
const LONGEST_HURRIED_MS = 500;

/**
 * How long to wait after so many failures in a row, in ms: longer each time, and with chance, so that not all try at
 * once. While a caller waits (hurried), it stays short.
 */
export function backoff(failures: number, hurried: boolean): number {
  const ms = Math.min(FIRST_MS * 2 ** (failures - 1), hurried ? LONGEST_HURRIED_MS : LONGEST_MS);
  return ms * (0.5 + Math.random() / 2);
}
