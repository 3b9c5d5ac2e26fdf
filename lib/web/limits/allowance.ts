/** What somebody may still ask for: it fills up again as time goes by. */
interface Allowance {
  left: number;
  /** When that was so, in milliseconds. */
  at: number;
}

/** By whom they are for, those who asked last at the end. */
export type Allowances = Map<string, Allowance>;

export interface AllowanceTerms {
  /** How fast it fills up. */
  perSecond: number;
  /** How many may be asked for at once after a rest. */
  most: number;
}

/** So many are remembered; who is forgotten starts afresh. */
const MOST_REMEMBERED = 10_000;

/** Takes one, and gives null; or, where none is left, the whole seconds until there is one. `now` in milliseconds. */
export function takeOne(
  allowances: Allowances,
  who: string,
  { perSecond, most }: AllowanceTerms,
  now = performance.now(),
): number | null {
  const known = allowances.get(who) ?? { left: most, at: now };
  const left = Math.min(most, known.left + ((now - known.at) / 1000) * perSecond);
  const isLeft = left >= 1;
  allowances.delete(who);
  allowances.set(who, { left: isLeft ? left - 1 : left, at: now });
  const [oldest] = allowances.keys();
  if (oldest !== undefined && allowances.size > MOST_REMEMBERED) allowances.delete(oldest);
  return isLeft ? null : Math.max(1, Math.ceil((1 - left) / perSecond));
}
