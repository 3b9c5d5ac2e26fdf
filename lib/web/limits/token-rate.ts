import { readEnvironment } from "@/lib/env";
import { RateLimited } from "@/lib/errors";
import { networksOf } from "@/lib/network-address";
import { formatMessage } from "@/lib/texts/format-message";
import { limitsTexts } from "@/texts/server/limits";
import { type TokenBuckets, takeToken } from "./token-bucket";

declare global {
  /**
   * The buckets of tokens, and of networks that sent bad ones. Global, because Next loads modules more than once in a
   * process.
   */
  var jobsConsoleTokenRates: { tokens: TokenBuckets; networks: TokenBuckets } | undefined;
}

/** A full bucket has the requests of this many seconds. */
const BURST_SECONDS = 10;
const BAD_A_MINUTE = 60;

let perSecond: number | undefined;

const rates = () => {
  globalThis.jobsConsoleTokenRates ??= { tokens: new Map(), networks: new Map() };
  return globalThis.jobsConsoleTokenRates;
};

/** Counts one use of a good token. Throws RateLimited past JOBS_TOKEN_RATE. Each server process counts its own. */
export function countUse(tokenId: string) {
  perSecond ??= readEnvironment().JOBS_TOKEN_RATE;
  const seconds = takeToken(rates().tokens, tokenId, { perSecond, most: perSecond * BURST_SECONDS });
  if (seconds === null) return;
  throw new RateLimited(seconds, formatMessage(limitsTexts.tooManyRequests, { most: perSecond, seconds }));
}

/**
 * Counts one bad token from an address. Throws RateLimited past 60 a minute from its network, and past 120 from the
 * wider one of an IPv6 address; good tokens from there are not limited.
 */
export function countBadToken(address: string) {
  const { near, wide } = networksOf(address);
  const waits = [countFrom(near, BAD_A_MINUTE), wide && countFrom(wide, 2 * BAD_A_MINUTE)];
  const seconds = Math.max(...waits.map(Number));
  if (seconds === 0) return;
  throw new RateLimited(seconds, limitsTexts.tooManyBadTokens);
}

const countFrom = (network: string, aMinute: number) =>
  takeToken(rates().networks, network, { perSecond: aMinute / 60, most: aMinute });
