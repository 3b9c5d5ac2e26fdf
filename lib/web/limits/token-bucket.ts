/** What somebody may still ask for: it fills up again as time goes by. */
interface TokenBucket {
  left: number;
  /** When that was so, in milliseconds. */
  at: number;
}

/** By whom they are for, those who asked last at the end. */
export type TokenBuckets = Map<string, TokenBucket>;

export interface BucketRate {
  /** How fast it fills up. */
  perSecond: number;
  /** How many may be asked for at once after a rest. */
  most: number;
}

/** So many are remembered; who is forgotten starts afresh. */
const MOST_REMEMBERED = 10_000;

/** Takes one, and gives null; or, where none is left, the whole seconds until there is one. `now` in milliseconds. */
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
