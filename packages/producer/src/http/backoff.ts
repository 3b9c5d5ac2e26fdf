const FIRST_MS = 250;
const LONGEST_MS = 30_000;

/** How long to wait after so many failures in a row, in ms: longer each time, and never all at once. */
export function backoff(failures: number): number {
  const ms = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS);
  return ms * (0.5 + Math.random() / 2);
}
