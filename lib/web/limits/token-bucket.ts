/** How many requests a caller has left. It fills up again over time. */
interface TokenBucket {
  left: number;
  /** When `left` was computed, in milliseconds. */
  at: number;
}

/** By caller; those who asked last are at the end. */
export type TokenBuckets = Map<string, TokenBucket>;

export interface BucketRate {
  /** How many are added in a second. */
  perSecond: number;
  /** How many a full bucket has. */
  most: number;
}

/** How many callers are remembered; a forgotten one starts with a full bucket. */
const MOST_REMEMBERED = 10_000;

/** Takes one and returns null; or, if none is left, the whole seconds until there is one. `now` in milliseconds. */
export function takeToken(
  buckets: TokenBuckets,
  who: string,
  { perSecond, most }: BucketRate,
  now = performance.now(),
): number | null {
  const known = buckets.get(who) ?? { left: most, at: now };
  const left = Math.min(most, known.left + ((now - known.at) / 1000) * perSecond);
  const isLeft = left >= 1;
  buckets.delete(who);
  buckets.set(who, { left: isLeft ? left - 1 : left, at: now });
  const [oldest] = buckets.keys();
  if (oldest !== undefined && buckets.size > MOST_REMEMBERED) buckets.delete(oldest);
  return isLeft ? null : Math.max(1, Math.ceil((1 - left) / perSecond));
}
